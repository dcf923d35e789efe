/**
 * Messages about sensitive topics, one per line. They were written before the lexicon was tuned; tuning considered the
 * misses.
 */
export const SENSITIVE: Readonly<Record<'fraud' | 'legal' | 'privacy' | 'safety' | 'discrimination', string>> = {
  fraud: `
somebody stole my card
my card was stolen on the train
My wallet got stolen with all my cards in it
someone swiped my card at a bar
I was robbed and they took my bank card
there is a payment I did not make
I don't recognise this transaction
I see a charge on my statement that isn't mine
charged for something I never bought
there's a withdrawal I know nothing about
I didn't authorise that transfer
someone has been using my card without my permission
a direct debit I never agreed to
my account shows a purchase I haven't made
there are strange payments on my account
what is this unknown charge
I think my card has been cloned
someone is spending my money
my pin was stolen
money is missing from my account and I didn't take it out
who made this withdrawal, it was not me
I got an email pretending to be you asking for my password
I think I have been tricked into sending money to a criminal
someone opened an account in my name
I have never been to the shop that charged me
my purse was snatched yesterday and my debit card was in it
my card details were compromised
Mir wurde die Karte geklaut
Ich kenne diese Abbuchung nicht
Diese Zahlung habe ich nicht gemacht
Jemand hat mit meiner Karte bezahlt
On m'a volé ma carte
Je ne reconnais pas ce paiement
Ce n'est pas moi qui ai fait cet achat
Me han robado la tarjeta
No reconozco este cargo
Yo no hice esa compra
Mi hanno rubato la carta
Non riconosco questo pagamento
Roubaram o meu cartão
Não reconheço esta compra
Mijn pas is gestolen
Deze betaling heb ik niet gedaan
Skradziono mi kartę
Nie rozpoznaję tej płatności
`,
  legal: `
You will hear from my lawyer
I am going to sue you
I'll take you to court over this
my solicitor has advised me to write to you
we are considering legal action
I will report you to the regulator
Ich werde Sie verklagen
Sie hören von meinem Anwalt
Je vais vous attaquer en justice
Les voy a demandar
Vi porto in tribunale
Vou processar vocês
Ik stap naar de rechter
Pozwę was do sądu
`,
  privacy: `
delete all the data you have about me
I want you to erase my data
send me a copy of the data you hold on me
this is a GDPR request
you shared my address with a third party without asking
I withdraw my consent to the processing of my data
Löschen Sie alle meine Daten
Welche Daten haben Sie über mich gespeichert?
Supprimez toutes mes données
Quiero que borren mis datos
Cancellate i miei dati
Apaguem os meus dados
Verwijder mijn gegevens
Proszę usunąć moje dane
`,
  safety: `
the battery exploded in my hand
I got an electric shock from the kettle
my daughter was injured by the chair
the lamp started to smoke and burn
I cut myself badly on the blade and I am bleeding
my son swallowed a part and is in hospital
Der Akku hat Feuer gefangen
Ich habe einen Stromschlag bekommen
Mon fils s'est blessé avec le jouet
El cargador se incendió
Mi sono bruciato con il ferro
A bateria explodiu
Het apparaat vloog in brand
Ładowarka się zapaliła
`,
  discrimination: `
your driver made a racist remark
I was refused because of my skin colour
they treated me badly because I am disabled
Ich wurde wegen meiner Herkunft diskriminiert
J'ai subi une discrimination
Me discriminaron en la tienda
Ik voel me gediscrimineerd
`,
};
