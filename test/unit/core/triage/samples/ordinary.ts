/**
 * Everyday requests and near misses, one per line, by language. They do not ask for a person and touch no sensitive
 * topic. They were written before the lexicon was tuned; tuning considered the false alarms.
 */
export const ORDINARY: Readonly<Record<string, string>> = {
  en: `
Where is my order 1042?
When will my parcel arrive?
My package says delivered but I have not got it
The delivery person left it with a neighbour
We need a representative sample of the product
I need an operator manual for the washing machine
The driver was a very nice person
Customer service was great last time
Your customer service is slow
I already spoke to an agent about this
I talked to one of your representatives on Monday
The person I spoke to promised a refund
Your agent told me to write here
An agent called me yesterday about the invoice
I was told by customer support that it ships today
What are your contact details?
I need to change my contact email
How do I update the contact person on our account?
Can I edit the contact information on my profile?
Where do I add a contact number?
I want to import my contacts
How do I export my contact list?
How do I manage agents in the dashboard?
How much is an additional agent seat?
Is billing per agent or per workspace?
Can I add another agent to our plan?
How do I remove an agent from the workspace?
Does the human resources plan include payroll?
My account manager plan expired
I need an account manager login
Which password manager works with your app?
How do I connect Google Tag Manager?
What does the person field mean in the API?
How do I create a person record?
The person endpoint returns 404
Is the output human readable?
How do I set the user agent header?
Can two people use the same account?
How many people can share a plan?
Can I give someone access to my workspace?
I want to transfer my subscription to someone else
How do I transfer ownership to another person?
I want to send money to a person in Spain
Can I send a payment to someone without an account?
How do I transfer money to a friend?
Can somebody else pick up my parcel?
Can someone else sign for the delivery?
I bought this for someone as a gift
I need a gift for a person who likes tea
A table for six people, do you have one?
Is this chair fine for a tall person?
Do you sell to business customers?
I am a customer since 2019
Customer number 55123, where is my invoice?
I need the invoice for order 2231
The invoice has the wrong VAT number
Can you send me a copy of the receipt?
How do I download my invoices?
I was charged shipping although it said free
My payment was not accepted
The payment was declined
I did not make a payment yet, is my order still valid?
The payment page does not load
My credit card was declined
Which cards do you accept?
Can I pay with PayPal?
How do I change my payment method?
Can I pay in instalments?
How do I change my card details?
How do I activate my new card?
My card does not work abroad
How do I set a new PIN?
I forgot my PIN
How long does a transfer take?
What is the exchange rate for pounds?
What fees do you charge for withdrawals?
Why is there a fee on my transfer?
Can I raise my card limit?
How do I close my account?
How do I open an account?
I want to change my personal details
I moved, how do I change my address?
How do I change my name on the account?
How do I delete my account?
How do I reset my password?
I forgot my password
I cannot log in
The verification code does not arrive
My account is locked
How do I switch on two-factor authentication?
I want to change my email address
How do I unsubscribe from the newsletter?
How do I track my parcel?
The tracking page shows no updates
Can I change the delivery address of my order?
Can I add an item to my order?
I want to cancel my order
Please cancel order 1042
How do I cancel my subscription?
I want to return the blue kettle
How do I return an item?
When will I get my refund?
What is your return policy?
The refund has not arrived on my account
I received the wrong size
The vase arrived broken
One item is missing from my parcel
The lid does not fit
I would like to exchange it for a bigger one
How long is the warranty?
Do you repair kettles?
The kettle stopped working after a week
The lamp flickers
The screen of my phone is cracked
How do I clean the filter?
Is the pan dishwasher safe?
Is it safe to pay on your site?
Do you have this in green?
When will the sofa be back in stock?
Do you ship to Norway?
How much is express delivery?
Do I have to pay customs?
Can I collect it from a locker?
Do you gift wrap?
How do gift cards work?
My voucher code does not work
Can I use two discount codes?
Do you price match?
What are your opening hours?
Do you have a shop in Berlin?
Are there any jobs at your company?
Do you recycle old batteries?
How do I leave a review?
How do loyalty points work?
Do you have a student discount?
Can I get a discount on my next order?
What is the status of my request?
I have been waiting for an answer for three days
Nobody has answered my email
Your chat is very slow today
The live chat widget does not show on our site
How do I install the chat widget?
Does your bot speak Spanish?
Can I train the bot on our own documents?
How do I add a chatbot to my page?
Are you a robot?
I am not a robot, but the captcha does not believe me
How do I create an API key?
What are the rate limits?
My webhook is not called
How do I call the API from Python?
Can I call the endpoint twice?
The call to the API returns 401
How do I connect my agent to Slack?
How do I connect to the database?
Does it connect with Salesforce?
Can I talk to the API without an SDK?
How do I request a new token?
I need an API key for production
I want a plan with more seats
We need ten more seats for our team
Can my team share a dashboard?
How do I invite my team?
How do I remove someone from my team?
How do I make a colleague an admin?
My colleague cannot see the project
Our support plan ends in May, how do I renew it?
Do you support German?
Does your app support dark mode?
Which browsers do you support?
Is there support for webhooks in the free plan?
I need help with my invoice
Can you help me with my order?
I need help setting up the printer
Can someone tell me where my parcel is?
Does anybody know when the sale starts?
Is there anything I have to sign?
Is there a way to change my plan?
Is there a phone number on the invoice?
Can I get the phone in black?
I want to buy a phone for my mother
How do I phone abroad with this plan?
Call forwarding does not work
How do I block a number?
Can I request a new card?
I want to get a new bank card
I need a letter that confirms my address
I would like to give feedback
I want to give a compliment to your team
Thank you for your help, the agent was lovely
The operator of the locker says it is full
Which operator do you use for delivery?
Do I need an agent to sell my house through you?
What does a travel agent account cost?
I am an insurance agent, is there a business plan?
Can a manager see my drafts?
What may a manager do that a member may not?
How do I change my role to manager?
How do I assign a manager to a project?
My manager needs the invoice by Friday
I have to ask my manager first
The representative on the phone said it takes two days
Can I name a legal representative for my child's account?
I represent a small charity, do you give discounts?
I want to talk about my order
I would like to discuss my bill
Let's talk about prices
Can we talk about the delivery date?
Can we talk in German?
I want to speak German
How do I contact the seller about my broken lamp by email?
How long does it take until the courier contacts me?
The courier should call me before he comes
Should I contact the courier or wait?
Please do not call me, an email is enough
I do not need an agent, just tell me the price
No need to call anyone, it is solved
Thanks, bye
Hello
Good morning, I have a question about my invoice
ok great
yes please
no
What is your name?
Can you write in English?
What is the weather today?
Tell me a joke
How old are you?
I would like to know whether the blue one is bigger than the green one
My order was cancelled, why?
Why was my refund smaller than the price?
I was charged twice for the same order
There is a mistake on my bill
My bill is higher than last month
The price on the bill differs from the price in the shop
I want to change my billing date
Can I pause my subscription?
What happens to my data when I export it?
How do I export my data to CSV?
Where do I see how much data I have used?
My data plan is too small
Can I import data from a spreadsheet?
The data in the report is wrong
How do I share a report with a client?
The court shoes are too small
The fire pit I ordered has not shipped
Which fireplace screen fits?
Do you sell smoke detectors?
Do you sell a first aid kit?
Is the steel case fraud proof packaging?
The suit does not fit
Does the jacket suit a wedding?
I want to sue the suite upgrade voucher
What is the shock absorber made of?
The colour was a shock, it is much darker
Does the race bike come with pedals?
Are the black ones cheaper?
The item was swiped off the wishlist, how do I put it back?
How do I swipe to delete a message?
My discount was not recognised
The app does not recognise my fingerprint
I never received my parcel
I never got a confirmation
I did not order the gift wrap, can you take it off?
I bought the wrong size
Can I see my recent transactions?
How do I export transactions?
My transaction is pending
When does a pending charge disappear?
I made a payment by mistake, can I undo it?
I sent money to the wrong account number
A direct debit was returned
`,
  de: `
Wo ist meine Bestellung?
Der Mitarbeiter im Laden war sehr nett
Ich habe gestern mit einem Mitarbeiter gesprochen
Wie ändere ich meine Kontaktdaten?
Wie ändere ich meine persönlichen Daten?
Kann eine andere Person das Paket abholen?
Kann jemand anders für mich unterschreiben?
Ich brauche eine Rechnung für meine Firma
Wie verbinde ich mein Konto mit PayPal?
Ich möchte meinen Tarif wechseln
Wie viele Personen passen an den Tisch?
Wann bekomme ich mein Geld zurück?
Die Zahlung wurde abgelehnt
Ich habe noch nicht bezahlt, was nun?
Können Sie mir die Rechnung schicken?
Ist der Herd für Menschen mit Allergien geeignet?
Mein Chef braucht die Rechnung
Wie lösche ich mein Konto?
Ich möchte meine Bestellung stornieren
`,
  fr: `
Où est ma commande ?
Le livreur était une personne très aimable
J'ai déjà parlé à un conseiller hier
Comment modifier mes coordonnées ?
Une autre personne peut-elle retirer le colis ?
Combien de personnes peuvent utiliser le compte ?
Le paiement a été refusé
Je n'ai pas encore payé
Je voudrais retourner un article
Le service client est très bien
Comment changer mon mot de passe ?
Je veux changer mes informations
Comment ajouter un agent à mon équipe ?
Quand serai-je remboursé ?
J'ai besoin d'une facture
`,
  es: `
¿Dónde está mi pedido?
Ayer hablé con un agente
El repartidor era una persona muy amable
¿Cómo cambio mis datos de contacto?
¿Puede otra persona recoger el paquete?
¿Cuántas personas pueden usar la cuenta?
El pago fue rechazado
Todavía no he pagado
Quiero devolver los zapatos
La atención al cliente fue excelente
¿Cómo añado un agente a mi plan?
Quiero cambiar mi información personal
Necesito una factura
¿Cuándo recibiré el reembolso?
`,
  it: `
Dov'è il mio ordine?
Ieri ho parlato con un operatore
Un'altra persona può ritirare il pacco?
Come cambio i miei contatti?
Il pagamento è stato rifiutato
Vorrei restituire le scarpe
Il servizio clienti è ottimo
Quante persone possono usare il conto?
Ho bisogno di una fattura
Quando arriva il rimborso?
Qual è il mio operatore telefonico?
`,
  pt: `
Onde está o meu pedido?
Ontem falei com um atendente
Outra pessoa pode levantar a encomenda?
Como mudo os meus dados de contacto?
O pagamento foi recusado
Quero devolver os sapatos
O atendimento foi ótimo
Quantas pessoas podem usar a conta?
Preciso de uma fatura
Quando recebo o reembolso?
`,
  nl: `
Waar is mijn bestelling?
Ik heb gisteren een medewerker gesproken
Kan iemand anders het pakket ophalen?
Hoe wijzig ik mijn contactgegevens?
De betaling is geweigerd
Ik wil de schoenen terugsturen
De klantenservice was geweldig
Hoeveel personen kunnen het account gebruiken?
Ik heb een factuur nodig
Wanneer krijg ik mijn geld terug?
`,
  pl: `
Gdzie jest moje zamówienie?
Rozmawiałem wczoraj z konsultantem
Czy inna osoba może odebrać paczkę?
Jak zmienić dane kontaktowe?
Płatność została odrzucona
Chcę zwrócić buty
Obsługa była świetna
Ile osób może korzystać z konta?
Potrzebuję faktury
Kiedy dostanę zwrot pieniędzy?
`,
};
