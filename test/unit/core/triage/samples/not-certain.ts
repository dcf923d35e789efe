/**
 * Ordinary messages, one per line, by language: many use the words of a request for a person or of a sensitive topic
 * and mean something else. They were written before `certainWords` was measured on them, and nothing was tuned to them.
 */
export const NOT_CERTAIN: Readonly<Record<string, string>> = {
  en: `
Is your shop safe?
Where can I read your privacy policy?
Can a person collect the parcel?
Can another adult sign for the delivery?
Do you have GDPR documentation?
Where are my data stored, in Europe?
Is your service HIPAA compliant?
How do I delete a project?
Can I delete old messages from my inbox?
How do I delete the data in a table?
Is my personal data shared with the courier?
What personal data do you need for an account?
Do you sell smoke alarms?
The fire extinguisher I ordered has not arrived
Is the paint poisonous once it is dry?
Is this lamp dangerous for cats?
Are these nuts OK for people who are allergic to milk?
I am allergic to wool, what is the scarf made of?
Is the pram suitable for a baby of three months?
The choker in the picture is gold, mine is silver
Do you have a poison ivy lotion?
I need the delivery at the hospital reception, ward 4
My daughter is in hospital, can you hold the parcel until Monday?
How long does the battery last before it burns out?
The candle burned for only two hours
The colour burned into my eyes, can I exchange it?
I burned a CD with the drivers, where do I put the file?
Does the oven have a child lock?
Is the toy safe for toddlers?
The blood pressure monitor shows an error
My lawyer needs a copy of the invoice
Do you deliver to a law firm?
Do you offer legal templates?
I am a solicitor and would like to open a business account
Is the warranty legally required?
Which court is closest to your shop?
I ordered tennis court shoes in 42
Does the police discount still apply?
I work for the police, is there a discount?
What does your liability insurance cover?
Is there an ombudsman for banks?
How do I join the class action webinar?
What is a chargeback?
How do I report a phishing email?
How do you protect me from fraud?
How does fraud protection work for sellers?
Do you charge for fraud alerts?
I got a newsletter about scams, do I have to do anything?
Is this email really from you or is it a scam?
My payment is shown as unknown, is that normal?
Why is there a strange symbol on my statement?
Do I need to authorise the payment in the app?
I did not make the payment yet, can I still change the address?
I did not do the payment on time, is there a fee?
I never made a payment online, how does it work?
I don't recognise the courier's name on the tracking page
Someone ordered the wrong size for me, can I exchange it?
Someone made me a gift card, how do I use it?
My card was declined
My card is broken, can I get a new one?
I lost my loyalty card
I left my phone at your shop
My account was suspended
My wallet app does not show the card
A thief-proof bag, do you have one?
Is the bike lock hard to steal?
This offer is a steal, does it include the charger?
I stole a look at the new catalogue, when is it out?
Your prices are a robbery compared to last year
Is a counterfeit check included?
How do you make sure that nothing is counterfeit?
Do you have a black one?
Which gender does the size refer to?
Is the race on Sunday still on?
Does the religion book ship to Spain?
Do you have sizes for disabled customers?
My request was denied because of the age limit
My order was refused because the card expired
How do I report harassment in the community forum?
Do you have a policy on discrimination?
What does the human resources module cost?
Do you sell human hair wigs?
I want human readable logs
I want a human anatomy poster
I need a person to sign here, is a neighbour fine?
I need a manager account for my colleague
I need manager rights
I want an agent seat more
How many agents can I add to the plan?
How do I assign a conversation to an agent?
How do I transfer a ticket to another team?
Can agents talk to each other in the app?
Can my team chat with customers on weekends?
How do I chat with my team in the app?
How do I speak to my colleagues through the intercom I bought?
Can I call someone abroad with this plan?
How can I reach people who left a review?
How do I contact the person who bought my bike?
How do I message the seller?
Can you connect my agent software to your API?
Please connect my account to my employee's account
I need to transfer the contract to another person
Can I give the voucher to someone else?
How do I get an employee discount?
I want to become an employee
I would like to apply as a customer service agent
How do I get the job of a support agent?
Is there a manager plan?
My manager asked me to cancel the subscription
The manager in the shop told me to write here
An agent told me the refund takes five days
An agent will call me tomorrow, they said, which number will it be?
Someone from your team called me, but I missed it
Your representative promised me a discount
I talked to customer service on Monday and they solved it
I was talking to a person and the chat closed, where is the transcript?
Thanks to the agent who helped me
The supervisor was very kind, thank you
Was that a human or a bot before?
Are you human?
Do I talk to a machine?
Is this an AI?
Do people read these messages?
What are the hours of customer service?
Is customer service open on Sunday?
Is there a phone number for the hotel?
How much does it cost to call your hotline?
I do not need to talk to anybody, just cancel it
You don't have to call me back
No need for a human, you can do it
Please do not call me, write to me
I would rather chat with you than call someone
The doorbell should call me when someone rings
Does the baby monitor call me if the baby cries?
The operator setting in the router is wrong
Which operator does the SIM card use?
Is there a live chat plugin for WordPress?
How do I put the live chat on my site?
Can I have the table for four persons?
Is the tent for two persons or three?
A person of 1.90 m, which frame size?
One person
person
manager
boss
It is for a person who lives alone
For an agent
My employee number is 4711
I help an elderly person with her order
Where does the support article say that?
I need support for the shelf
Do you have a monitor with a stand that supports 10 kg?
Can I talk to the speaker by voice?
Can the robot vacuum talk to Alexa?
Does the assistant speak with a British voice?
I want to discuss the price of the table
I would like to speak at your conference
My order number is 1042
The address is wrong
Please change the delivery date to Friday
The zip of the jacket is stuck
The manual is missing
I would like to keep the mug and return the plates
The download link has expired
My invoice shows the wrong company name
Which fabric softener may I use?
Two of the six glasses are cracked
The discount was not applied at checkout
Is the blue sofa in stock again?
Please resend the confirmation
The app closes when I open the basket
I forgot my password
`,
  de: `
Wo finde ich Ihre Datenschutzerklärung?
Wer ist Ihr Datenschutzbeauftragter?
Wie ändere ich meine Datenschutzeinstellungen?
Sind Sie DSGVO-konform?
Wie lange werden meine Daten gespeichert?
Welches Gericht empfehlen Sie mit diesem Gewürz?
Ich koche gern, gibt es ein Rezept für das Gericht auf der Packung?
Gibt es einen Rabatt für die Polizei?
Mein Anwalt braucht eine Kopie der Rechnung
Gibt es eine Rechtsberatung in der Versicherung?
Ist der Kauf rechtlich bindend?
Haben Sie Feuerlöscher?
Ich suche ein Feuerzeug
Wie lange brennt die Kerze?
Die CD ist schon gebrannt, oder?
Ist das Spielzeug gefährlich für Kleinkinder?
Ich bin allergisch gegen Nickel, ist der Ring nickelfrei?
Bitte liefern Sie ins Krankenhaus, Station 3
Ist das Leder echt oder gefälscht?
Wie schützen Sie mich vor Betrug?
Der Betrag auf der Rechnung stimmt nicht
Die Zahlung habe ich noch nicht gemacht
Ich kenne die Zahlungsarten nicht, welche gibt es?
Ich habe mein Handy verloren, wie melde ich mich an?
Kann ein Mitarbeiter von mir das Paket abholen?
Ich möchte einen Mitarbeiter als Benutzer anlegen
Ich brauche einen Zugang für meinen Mitarbeiter
Wie viele Mitarbeiter können das Konto nutzen?
Ihr Mitarbeiter hat mir einen Gutschein versprochen
Der Mensch an der Kasse war sehr freundlich
Sind Sie ein Mensch?
Schreibe ich mit einem Roboter?
Wann ist der Kundendienst geöffnet?
Der Kundendienst hat mir schon geholfen, danke
Was kostet der Anruf bei der Hotline?
Kann ich jemanden im Ausland anrufen?
Bitte rufen Sie mich nicht an
Ich brauche niemanden zu sprechen, danke
Der Kurier soll mich anrufen, bevor er kommt
Soll ich den Verkäufer kontaktieren?
Ich möchte mit meinem Team chatten, geht das in der App?
Ich brauche einen Berater-Zugang
Wo ist mein Paket?
Die Lampe flackert
Ich möchte den Artikel umtauschen
Können Sie die Rechnung noch einmal schicken?
Der Gutschein funktioniert nicht
Ist das Sofa wieder lieferbar?
Das Passwort habe ich vergessen
Wie kündige ich das Abo?
`,
  fr: `
Où puis-je lire votre politique de confidentialité ?
Êtes-vous conforme au RGPD ?
Comment modifier mes données personnelles ?
Comment supprimer un article du panier ?
Vendez-vous de l'huile d'avocat ?
Un avocat au kilo coûte combien ?
Je voudrais poursuivre ma commande
Comment poursuivre le paiement après l'erreur ?
Quelle est la forme juridique de votre société ?
Mon avocat a besoin de la facture
Est-ce que ce produit est dangereux pour les chats ?
Je suis allergique au nickel, de quoi est fait le collier ?
Livrez-vous à l'hôpital ?
La bougie brûle trop vite
Le café est brûlé, quelle torréfaction est plus douce ?
Le roman parle d'un pirate, est-il pour enfants ?
Vendez-vous des costumes de pirate ?
Comment vous protégez-vous contre la fraude ?
Je n'ai pas fait le paiement à temps, que faire ?
Ce n'est pas moi qui ai choisi la couleur, puis-je échanger ?
J'ai volé avec vous l'an dernier, où est ma facture ?
Le vol est annulé, et la carte ?
Une personne peut-elle signer à ma place ?
La table est pour quatre personnes ?
Je cherche un cadeau pour une personne âgée
Je veux manger à midi, livrez-vous avant ?
Qui est le responsable du traitement des retours dans mon équipe ?
Le conseiller du magasin m'a dit d'écrire ici
Un agent doit m'appeler demain, à quelle heure ?
Quels sont les horaires du service client ?
Le service client m'a bien aidé
Êtes-vous un humain ?
Est-ce que je parle à un robot ?
Je n'ai pas besoin de parler à quelqu'un
Ne m'appelez pas, écrivez-moi
Je veux ajouter un employé à mon compte
Comment puis-je appeler quelqu'un à l'étranger ?
Comment contacter le vendeur ?
Je veux discuter avec mon équipe dans l'application
Où est mon colis ?
La taille ne va pas
Je voudrais un remboursement
Le code promo ne marche pas
Pouvez-vous renvoyer la facture ?
`,
  es: `
¿Dónde puedo leer la política de privacidad?
¿Cumplen con la protección de datos?
¿Cómo cambio mis datos personales?
¿Cómo elimino un artículo del carrito?
¿Tienen descuento para la policía?
Mi abogado necesita la factura
¿Hay que demandar el recibo en la tienda?
¿Es peligroso para los gatos?
Soy alérgica al níquel, ¿de qué está hecho el anillo?
¿Entregan en el hospital?
¿Cómo protegen contra el robo?
Quiero un robot de cocina
¿El seguro cubre el robo del móvil?
La pintura se quema con el sol, ¿hay otra?
La vela se ha quemado muy rápido
No hice el pago a tiempo, ¿hay recargo?
No hice la compra todavía, ¿sigue la oferta?
La lesión del pie no me deja ir a la tienda, ¿pueden enviarlo?
¿Puede una persona recoger el paquete por mí?
La mesa es para cuatro personas
Busco un regalo para una persona mayor
Necesito una persona que firme, ¿vale un vecino?
Quiero añadir un empleado a mi cuenta
El agente me dijo que escribiera aquí
Un asesor me llamará mañana, ¿a qué hora?
¿Cuál es el horario de atención al cliente?
La atención al cliente me ayudó, gracias
¿Eres humano?
¿Estoy hablando con un robot?
No necesito hablar con nadie
No me llamen, prefiero un correo
¿Puedo llamar a alguien en el extranjero con esta tarifa?
¿Cómo contacto con el vendedor?
Quiero chatear con mi equipo en la aplicación
¿Quién es el responsable de mi envío?
¿Dónde está mi paquete?
La talla no me queda
Quiero cambiar la fecha de entrega
El cupón no funciona
¿Pueden enviar otra vez la factura?
`,
  it: `
Dove trovo l'informativa sulla privacy?
Dove posso leggere la politica sulla riservatezza?
Come cambio i miei dati personali?
Come elimino un articolo dal carrello?
Il mio avvocato ha bisogno della fattura
C'è uno sconto per la polizia?
È pericoloso per i gatti?
Sono allergica al nichel, di che cosa è fatto l'anello?
Consegnate in ospedale?
Il fuoco della stufa è regolabile?
La candela si è bruciata troppo in fretta
Come vi proteggete dalle truffe?
Non ho fatto il pagamento in tempo
Una persona può firmare al posto mio?
Il tavolo è per quattro persone?
Cerco un regalo per una persona anziana
Vorrei aggiungere un impiegato al mio conto
Il consulente mi ha detto di scrivere qui
Un operatore mi chiamerà domani, a che ora?
Quali sono gli orari del servizio clienti?
Sei umano?
Sto parlando con un robot?
Non ho bisogno di parlare con nessuno
Posso chiamare qualcuno all'estero con questa tariffa?
Come contatto il venditore?
Vorrei parlare del mio ordine
Ho cambiato operatore, il numero resta?
Dov'è il mio pacco?
La taglia è sbagliata
Il codice sconto non funziona
Potete rimandare la fattura?
`,
  pt: `
Onde posso ler a política de privacidade?
Cumprem a LGPD?
Como mudo os meus dados pessoais?
Como elimino um artigo do carrinho?
Podem processar o pagamento hoje?
Quanto tempo demora a processar o reembolso?
O meu advogado precisa da fatura
É perigoso para gatos?
Sou alérgica a níquel, de que é feito o anel?
Entregam no hospital?
O fogo do fogão não acende bem
A vela queimou depressa
O seguro cobre roubo?
Não fiz a compra ainda, a oferta continua?
Quero ler mais sobre a justiça no livro
Uma pessoa pode assinar por mim?
A mesa é para quatro pessoas?
Procuro um presente para uma pessoa idosa
Quero acrescentar um funcionário à minha conta
O atendente disse para escrever aqui
Qual é o horário do atendimento?
Você é humano?
Estou a falar com um robô?
Não preciso de falar com ninguém
Posso ligar para alguém no estrangeiro com este plano?
Como contacto o vendedor?
Quem é o responsável pela entrega?
Onde está a minha encomenda?
O tamanho não serve
O cupão não funciona
`,
  nl: `
Waar kan ik jullie privacybeleid lezen?
Voldoen jullie aan de privacywet?
Hoe wijzig ik mijn persoonsgegevens?
Hoe verwijder ik een artikel uit de winkelwagen?
Mijn advocaat heeft de factuur nodig
Is er korting voor de politie?
Is het gevaarlijk voor katten?
Ik ben allergisch voor nikkel, waar is de ring van gemaakt?
Leveren jullie in het ziekenhuis?
De kaars brandt te snel
Ik heb de betaling nog niet gedaan, kan dat morgen?
Ik heb deze aankoop niet gedaan met korting, kan dat alsnog?
Kan een persoon voor mij tekenen?
De tafel is voor vier personen?
Ik heb nodig: twee stoelen, één persoon per stoel
Ik zoek een cadeau voor een oudere persoon
Ik wil een medewerker toevoegen aan mijn account
De medewerker zei dat ik hier moest schrijven
Een adviseur belt mij morgen, hoe laat?
Wanneer is de klantenservice open?
Ben je een mens?
Praat ik met een robot?
Ik hoef met niemand te praten
Kan ik iemand in het buitenland bellen met dit abonnement?
Hoe neem ik contact op met de verkoper?
Waar is mijn pakket?
De maat klopt niet
De kortingscode werkt niet
Kunt u de factuur nog eens sturen?
`,
  pl: `
Gdzie mogę przeczytać politykę prywatności?
Czy jesteście zgodni z RODO?
Jak zmienić moje dane osobowe?
Jak usunąć produkt z koszyka?
Mój prawnik potrzebuje faktury
Czy jest zniżka dla policji?
Czy to jest niebezpieczne dla kotów?
Jestem uczulona na nikiel, z czego jest pierścionek?
Czy dostarczacie do szpitala?
Świeca spaliła się za szybko
Jaki masz ranny rabat?
Nie zrobiłem jeszcze płatności, czy mogę zmienić adres?
Czy jedna osoba może podpisać za mnie?
Stół jest dla czterech osób?
Szukam prezentu dla starszej osoby
Chcę dodać pracownika do konta
Konsultant powiedział, żeby tu napisać
O której zadzwoni do mnie konsultant?
W jakich godzinach działa obsługa klienta?
Czy jesteś człowiekiem?
Czy rozmawiam z robotem?
Nie muszę z nikim rozmawiać
Czy mogę zadzwonić do kogoś za granicą w tej taryfie?
Jak skontaktować się ze sprzedawcą?
Gdzie jest moja paczka?
Rozmiar nie pasuje
Kod rabatowy nie działa
Proszę wysłać fakturę jeszcze raz
`,
};
