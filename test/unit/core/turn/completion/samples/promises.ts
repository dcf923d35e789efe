/** Answers that promise that a person has been or will be asked, or will get back to the customer: one a line, by language. */
export const PROMISES: Readonly<Record<string, string>> = {
  en: `
I have asked a colleague to look at your conversation.
A colleague has been asked to look into this.
I've forwarded your request to our support team.
Our team will get back to you within one business day.
Someone from our billing team will contact you shortly.
I'll pass this on to a specialist right away.
Your case has been escalated to a supervisor.
We will get back to you as soon as we know more.
I'm connecting you with a human agent now.
One of our specialists is going to call you tomorrow.
I am handing this conversation over to a member of our team.
A human agent will be with you shortly.
I have let my colleagues know, and they will reach out to you by e-mail.
I'm sorry about that. I've raised this with our customer service team.
You will hear from one of our colleagues by Friday.
You'll be contacted by a representative soon.
I will escalate this to the team right now.
Our support staff has been notified and will review your refund.
Let me transfer you to an agent who can help.
I've flagged this for our returns team, so someone will follow up with you.
I cannot change that myself, so I have asked a colleague.
Your complaint has been escalated.
Our team will gladly call you back.
You can track the parcel in your account, and I have asked a colleague to call the carrier.
`,
  de: `
Ich habe eine Kollegin gebeten, sich das anzusehen.
Ein Kollege wird sich bei Ihnen melden.
Ich leite Ihre Anfrage an unser Team weiter.
Ihr Anliegen wurde an einen Mitarbeiter weitergeleitet.
Unser Team meldet sich innerhalb eines Werktags bei Ihnen.
Es wird sich jemand aus der Buchhaltung mit Ihnen in Verbindung setzen.
Ich verbinde Sie mit einem Kollegen.
Wir melden uns bei Ihnen, sobald wir mehr wissen.
Ich habe Ihre Nachricht an unseren Kundenservice weitergegeben.
Eine Mitarbeiterin ruft Sie morgen zurück.
Meine Kollegen wurden informiert und kümmern sich darum.
Ich gebe das gleich an einen Spezialisten weiter.
Sie hören in Kürze von einem unserer Berater.
Sie werden von unserem Support-Team kontaktiert.
Ein Mensch aus unserem Team übernimmt jetzt das Gespräch.
Ich werde einen Kollegen bitten, Ihre Rückzahlung zu prüfen.
Ich kann das nicht selbst ändern – ich habe eine Kollegin gebeten, es zu tun.
`,
  fr: `
J'ai demandé à un collègue d'examiner votre conversation.
Un conseiller va vous contacter.
Notre équipe vous répondra sous 24 heures.
Je transmets votre demande à notre service client.
Votre demande a été transmise à un spécialiste.
Je vous mets en relation avec un agent.
Nous reviendrons vers vous dès que possible.
Quelqu'un de notre équipe vous rappellera demain.
J'ai transféré votre dossier à l'équipe concernée.
Une collègue prendra contact avec vous par e-mail.
Je vais demander à un responsable de vérifier cela.
Un membre de notre équipe va prendre le relais.
Vous serez contacté par un conseiller dans la journée.
Notre service après-vente a été informé et reviendra vers vous.
J'ai prévenu mes collègues, ils s'en occupent.
Vous recevrez une réponse de notre équipe d'ici vendredi.
Un conseiller vous rappelle sous 48 heures.
Je vais vous passer quelqu'un du service après-vente.
`,
  es: `
He pedido a un compañero que revise su mensaje.
Un agente se pondrá en contacto con usted.
Nuestro equipo le responderá en un plazo de 24 horas.
He trasladado su consulta a nuestro departamento de atención al cliente.
Su caso ha sido derivado a un especialista.
Voy a pasarle con un agente humano.
Nos pondremos en contacto con usted lo antes posible.
Alguien de nuestro equipo te llamará mañana.
Ya he avisado a mis compañeros para que lo revisen.
Una compañera le llamará esta tarde.
Voy a remitir su solicitud al equipo correspondiente.
Le atenderá una persona de nuestro equipo en breve.
Será contactado por uno de nuestros asesores.
He escalado tu caso a un supervisor.
Mi compañero se encargará de tu devolución.
Recibirá una respuesta de nuestro equipo antes del viernes.
Le estoy pasando con una ejecutiva.
`,
  it: `
Ho chiesto a un collega di esaminare la conversazione.
Un nostro operatore la contatterà a breve.
Il nostro team le risponderà entro 24 ore.
Ho inoltrato la sua richiesta al servizio clienti.
Il suo caso è stato trasmesso a uno specialista.
La metto in contatto con un operatore.
La ricontatteremo al più presto.
Qualcuno del nostro team ti chiamerà domani.
Ho informato i miei colleghi, che se ne occuperanno.
Una collega la richiamerà nel pomeriggio.
Passo la sua segnalazione al reparto competente.
Sto trasferendo la chat a una persona del nostro team.
Sarà contattato da un nostro consulente.
Chiederò a un responsabile di verificare il rimborso.
Il nostro servizio clienti si metterà in contatto con lei.
Riceverà una risposta dal nostro team entro venerdì.
`,
  pt: `
Pedi a um colega que analise a sua mensagem.
Um atendente entrará em contato com você.
A nossa equipa responderá no prazo de 24 horas.
Encaminhei o seu pedido para o nosso suporte ao cliente.
O seu caso foi encaminhado para um especialista.
Vou transferir você para um atendente humano.
Entraremos em contacto consigo o mais breve possível.
Alguém da nossa equipe vai ligar para você amanhã.
Já avisei os meus colegas e eles vão tratar disso.
Uma colega vai contactá-lo esta tarde.
Estou passando a sua solicitação para a equipe responsável.
Uma pessoa da nossa equipa irá ajudá-lo em breve.
Será contactado por um dos nossos consultores.
Vou pedir a um responsável que verifique o reembolso.
Nosso time entrará em contato por e-mail.
Receberá uma resposta da nossa equipa até sexta-feira.
A nossa equipa vai analisar o seu caso.
`,
  nl: `
Ik heb een collega gevraagd ernaar te kijken.
Een medewerker neemt contact met u op.
Ons team zal binnen één werkdag reageren.
Ik stuur uw verzoek door naar onze klantenservice.
Uw vraag is doorgestuurd naar een specialist.
Ik verbind u door met een medewerker.
Wij nemen zo snel mogelijk contact met u op.
Iemand van ons team belt u morgen terug.
Ik heb mijn collega's op de hoogte gebracht.
Een collega zal u vanmiddag bellen.
Ik geef dit door aan de juiste afdeling.
Een mens van ons team neemt het gesprek nu over.
U wordt gebeld door een van onze adviseurs.
Ik ga een leidinggevende vragen om de terugbetaling te controleren.
Onze klantenservice zal contact met je opnemen.
U hoort uiterlijk vrijdag van ons team.
`,
  pl: `
Poprosiłem kolegę o sprawdzenie tej rozmowy.
Konsultant skontaktuje się z Panem wkrótce.
Nasz zespół odpowie w ciągu 24 godzin.
Przekazałem Pani zgłoszenie do działu obsługi klienta.
Sprawa została przekazana specjaliście.
Łączę Pana z konsultantem.
Skontaktujemy się z Tobą jak najszybciej.
Ktoś z naszego zespołu zadzwoni do Ciebie jutro.
Poinformowałam już moich współpracowników, zajmą się tym.
Koleżanka oddzwoni do Pani po południu.
Przekazuję Twoją prośbę do odpowiedniego zespołu.
Za chwilę pomoże Ci osoba z naszego zespołu.
Zostanie Pan poinformowany przez naszego doradcę.
Poproszę kierownika o sprawdzenie zwrotu.
Nasz dział obsługi klienta wkrótce się z Panią skontaktuje.
Do piątku otrzyma Pan odpowiedź od naszego zespołu.
Nie mogę tego zmienić — przekażę sprawę do zespołu.
`,
};

/** Answers that promise nothing, one a line, by language. */
export const NO_PROMISES: Readonly<Record<string, string>> = {
  en: `
You can contact our team at help@example.org.
Our team is open from 9 to 17 on weekdays.
Please contact support if the problem stays.
Our carrier will contact you before the delivery.
Shall I ask a colleague to look at this?
Would you like me to forward this to our team?
Our return policy says: "A colleague will call you within two days."
I cannot ask a colleague to do that.
If you want, I can pass this on to a specialist.
You will get an e-mail when the refund is booked.
A supervisor can approve refunds above 100 euros.
The courier will call you when they are at your door.
No one from our team will ever ask you for your password.
I have checked your order with the warehouse system, and it has been sent.
Let me know if you would like to talk to a person.
Your bank will contact you about the chargeback.
I have forwarded the invoice to your e-mail address.
Have you already spoken with one of our agents?
I haven't asked anyone yet.
Call our support line and an agent will help you with the activation.
Fill in the form and our team will get back to you.
Send us the photo, and a colleague will check it.
Once we receive the parcel, our team will check it.
Our team will be happy to help if you have a question.
`,
  de: `
Sie können sich jederzeit an unser Team wenden.
Unser Team ist werktags ab 9 Uhr erreichbar.
Bitte wenden Sie sich an den Kundenservice.
Der Paketdienst wird sich vor der Lieferung bei Ihnen melden.
Soll ich einen Kollegen bitten, sich das anzusehen?
Möchten Sie, dass ich Ihre Anfrage an unser Team weiterleite?
In den Bedingungen steht: „Ein Mitarbeiter meldet sich innerhalb von zwei Tagen.“
Ich kann dafür keinen Kollegen bitten.
Wenn Sie möchten, leite ich das an einen Kollegen weiter.
Ihre Bank wird Sie zur Rückbuchung kontaktieren.
Kein Mitarbeiter wird Sie je nach Ihrem Passwort fragen.
Ich habe die Rechnung an Ihre E-Mail-Adresse geschickt.
Rufen Sie unsere Hotline an, dort hilft Ihnen ein Mitarbeiter.
Haben Sie schon mit einem unserer Kollegen gesprochen?
Rückzahlungen über 100 Euro kann nur ein Vorgesetzter freigeben.
Sie erhalten eine E-Mail, sobald die Erstattung gebucht ist.
Füllen Sie das Formular aus, und unser Team meldet sich bei Ihnen.
Ein Mitarbeiter meldet sich mit seinem Passwort an.
`,
  fr: `
Vous pouvez contacter notre équipe à help@example.org.
Notre équipe est disponible à partir de 9 heures.
Veuillez contacter le service client si le problème persiste.
Le transporteur vous contactera avant la livraison.
Voulez-vous que je demande à un collègue ?
Souhaitez-vous que je transmette votre demande à notre équipe ?
Nos conditions disent : « Un conseiller vous rappellera sous deux jours. »
Je ne peux pas demander cela à un collègue.
Si vous le souhaitez, je transmets votre demande à un conseiller.
Votre banque vous contactera au sujet du remboursement.
Aucun conseiller ne vous demandera votre mot de passe.
J'ai envoyé la facture à votre adresse e-mail.
Appelez notre service client, un conseiller vous aidera.
Avez-vous déjà parlé à un de nos agents ?
Seul un responsable peut approuver un remboursement de plus de 100 euros.
Vous recevrez un e-mail dès que le remboursement sera effectué.
Remplissez le formulaire et notre équipe vous répondra.
`,
  es: `
Puede contactar con nuestro equipo en help@example.org.
Nuestro equipo atiende a partir de las 9.
Póngase en contacto con atención al cliente si el problema continúa.
El transportista se pondrá en contacto con usted antes de la entrega.
¿Quiere que pida a un compañero que lo revise?
¿Desea que traslade su consulta a nuestro equipo?
Nuestras condiciones dicen: «Un agente le llamará en dos días».
No puedo pedir eso a un compañero.
Si lo desea, puedo pasarle con un agente.
Su banco se pondrá en contacto con usted por la devolución.
Ningún agente le pedirá nunca su contraseña.
He enviado la factura a su correo electrónico.
Llame a nuestro servicio de atención y un agente le ayudará.
¿Ha hablado ya con uno de nuestros agentes?
Solo un supervisor puede aprobar reembolsos de más de 100 euros.
Recibirá un correo cuando se haya hecho el reembolso.
`,
  it: `
Può contattare il nostro team all'indirizzo help@example.org.
Il nostro team è disponibile dalle 9.
Contatti il servizio clienti se il problema persiste.
Il corriere la contatterà prima della consegna.
Vuole che chieda a un collega di controllare?
Desidera che inoltri la richiesta al nostro team?
Le condizioni dicono: «Un operatore la richiamerà entro due giorni».
Non posso chiedere questo a un collega.
Se vuole, posso passarla a un operatore.
La sua banca la contatterà per il rimborso.
Nessun operatore le chiederà mai la password.
Ho inviato la fattura al suo indirizzo e-mail.
Chiami il nostro servizio clienti e un operatore la aiuterà.
Ha già parlato con uno dei nostri operatori?
Solo un responsabile può approvare rimborsi superiori a 100 euro.
Riceverà un'e-mail quando il rimborso sarà effettuato.
`,
  pt: `
Pode contactar a nossa equipa em help@example.org.
A nossa equipa está disponível a partir das 9 horas.
Entre em contato com o suporte se o problema continuar.
A transportadora entrará em contacto consigo antes da entrega.
Quer que eu peça a um colega para verificar?
Gostaria que eu encaminhasse o pedido para a nossa equipe?
As condições dizem: "Um atendente ligará em dois dias."
Não posso pedir isso a um colega.
Se quiser, posso transferir para um atendente.
O seu banco vai contactá-lo sobre o reembolso.
Nenhum atendente vai pedir a sua senha.
Enviei a fatura para o seu e-mail.
Ligue para o nosso suporte e um atendente vai ajudar.
Já falou com um dos nossos atendentes?
Só um responsável pode aprovar reembolsos acima de 100 euros.
Receberá um e-mail quando o reembolso for feito.
Preencha o formulário e a nossa equipa vai responder.
`,
  nl: `
U kunt contact opnemen met ons team via help@example.org.
Ons team is bereikbaar vanaf 9 uur.
Neem contact op met de klantenservice als het probleem blijft.
De bezorger neemt voor de levering contact met u op.
Zal ik een collega vragen ernaar te kijken?
Wilt u dat ik uw verzoek doorstuur naar ons team?
In de voorwaarden staat: "Een medewerker belt u binnen twee dagen terug."
Ik kan dat niet aan een collega vragen.
Als u wilt, geef ik dit door aan een collega.
Uw bank neemt contact met u op over de terugboeking.
Geen enkele medewerker zal u om uw wachtwoord vragen.
Ik heb de factuur naar uw e-mailadres gestuurd.
Bel onze klantenservice en een medewerker helpt u verder.
Hebt u al met een van onze medewerkers gesproken?
Alleen een leidinggevende kan terugbetalingen boven 100 euro goedkeuren.
U krijgt een e-mail zodra de terugbetaling is geboekt.
Een collega neemt de dienst over als iemand ziek is.
`,
  pl: `
Może Pan skontaktować się z naszym zespołem pod adresem help@example.org.
Nasz zespół pracuje od godziny 9.
Proszę skontaktować się z obsługą klienta, jeśli problem nie zniknie.
Kurier skontaktuje się z Panem przed dostawą.
Czy mam poprosić kolegę o sprawdzenie?
Czy chce Pani, żebym przekazał zgłoszenie naszemu zespołowi?
W regulaminie jest: „Konsultant oddzwoni w ciągu dwóch dni”.
Nie mogę poprosić o to kolegi.
Jeśli Pan chce, przekażę to konsultantowi.
Państwa bank skontaktuje się w sprawie zwrotu.
Żaden konsultant nie poprosi o Twoje hasło.
Wysłałem fakturę na Pani adres e-mail.
Proszę zadzwonić na infolinię, a konsultant Panu pomoże.
Czy rozmawiał Pan już z naszym konsultantem?
Tylko kierownik może zatwierdzić zwrot powyżej 100 euro.
Otrzyma Pani e-mail, gdy zwrot zostanie zaksięgowany.
Wypełnij formularz, a nasz konsultant oddzwoni.
`,
};
