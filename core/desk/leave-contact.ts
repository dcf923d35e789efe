/** Told outside the opening hours to a customer who has left no address. By language; pages look for it. */
export const LEAVE_CONTACT = {
  en: 'You can leave an e-mail address or a phone number here.',
  de: 'Sie können hier eine E-Mail-Adresse oder Telefonnummer hinterlassen.',
  fr: 'Vous pouvez laisser ici une adresse e-mail ou un numéro de téléphone.',
  es: 'Puede dejar aquí una dirección de correo o un número de teléfono.',
  it: 'Può lasciare qui un indirizzo e-mail o un numero di telefono.',
  pt: 'Pode deixar aqui um endereço de e-mail ou um número de telefone.',
  nl: 'U kunt hier een e-mailadres of telefoonnummer achterlaten.',
  pl: 'Można zostawić tutaj adres e-mail lub numer telefonu.',
};
