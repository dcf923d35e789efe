/**
 * Messages that ask for a person, one per line, by language. They were written before the lexicon was tuned; tuning
 * considered the misses.
 */
export const ASKS_FOR_PERSON: Readonly<Record<string, string>> = {
  en: `
I have got to reach a human agent
could you help me talk to customer service
assistance speaking with a person
wanna chat with someone
I need help getting in touch with a representative
how can I get hold of somebody on your team
I'd like to speak to a member of staff
please transfer me to an agent
can you connect me with a live person
I want to be connected to an operator
put me through to your supervisor please
let me talk to your boss
is there anybody I can talk to about this
Is anyone there?
can somebody call me back please
please give me a call
I would like a call back from your team
phone me on my mobile
could I have a word with the manager
may I speak with an advisor
I need a real human being
real person please
REPRESENTATIVE
live agent
talk to someone
customer service please
I need to get through to customer support
what do I have to do to speak to a human
how do I contact a person
how do I reach customer care
I am trying to reach a live agent
want to speak to a supervisor
I demand to speak to a manager
can i chat with a rep
i need to talk to an agnet
let me speak to a represntative
help me reach costumer service
get me a humn
i want an operater
i wanna talk to a real persn
conect me to an agent
I would rather deal with a human
I'd prefer to discuss this with a person
Stop this, I want a human
you are a bot, give me a person
I do not want to talk to a machine
can I talk to somebody who is not a robot
I'm tired of this chatbot, I want to speak with someone
escalate this to a manager
could you put somebody on who can actually help
I'd like to have a chat with one of your agents
would it be possible to speak with a customer service representative
is it possible to talk with an actual employee
help contacting an operator
I need assistance from a human agent
can you get a person to help me
please hand me over to a colleague
forward me to a human
where can I call to talk with a person
do you have a real person I could talk to
are there any humans available
switch me to a human agent
I require a human
need agent asap
can a human take over
send me to a live representative
I am looking for a person to talk to
can I phone someone about my order
ask someone to contact me
have a manager call me
chatting with a human would be better
how can I speak directly to your support team
`,
  de: `
Ich möchte bitte mit einem Mitarbeiter sprechen
Kann ich mit jemandem reden?
Verbinden Sie mich mit dem Kundendienst
Bitte rufen Sie mich zurück
Ich brauche einen echten Menschen
Gibt es hier einen Menschen, mit dem ich reden kann
Wie erreiche ich den Kundenservice?
Ich will Ihren Vorgesetzten sprechen
Können Sie mich zu einem Berater durchstellen
Ich würde gern mit einer Person telefonieren
Mitarbeiter bitte
Kann mich jemand anrufen?
Ich hätte gern einen Ansprechpartner
Ich möchte einen Rückruf
Ich möchte mit einem Mitarbeter sprechen
Wo kann ich einen Menschen am Telefon erreichen
keine Maschine, ich will einen Menschen
`,
  fr: `
Je voudrais parler avec un conseiller
Puis-je parler à quelqu'un ?
Mettez-moi en relation avec un agent
Passez-moi un responsable
Comment joindre le service client ?
Pouvez-vous me rappeler ?
J'aimerais être rappelé par un conseiller
Je veux une vraie personne
Est-ce qu'il y a un humain ici ?
Je souhaite discuter avec un humain
Transférez-moi vers un opérateur
un conseiller s'il vous plaît
J'ai besoin de contacter une personne du service client
Je ne veux pas parler à un robot
Je veux parler a un conseiler
Comment puis-je contacter un agent humain
quelqu'un peut-il m'appeler
`,
  es: `
Quiero hablar con un agente
¿Puedo hablar con alguien?
Necesito hablar con una persona de verdad
Páseme con un supervisor
¿Me pueden llamar, por favor?
¿Cómo contacto con atención al cliente?
Comuníqueme con un representante
Me gustaría chatear con un asesor
Póngame con un humano
quiero que me atienda una persona
agente por favor
¿Hay alguien ahí?
Necesito un operador
Exijo hablar con el encargado
No quiero hablar con un robot
quiero hablar con un repersentante
Solicito que me devuelvan la llamada
`,
  it: `
Vorrei parlare con una persona
Posso parlare con un operatore?
Mi passi un responsabile, per favore
Ho bisogno di un operatore umano
Come posso contattare il servizio clienti?
Potete richiamarmi?
Voglio parlare con qualcuno
C'è qualcuno?
Mettetemi in contatto con un consulente
operatore
Preferisco parlare con un essere umano
Non voglio parlare con un bot
Vorrei essere richiamato da un operatore
vorrei parlare con un operatroe
Posso chattare con un agente?
Mi faccia parlare con il direttore
`,
  pt: `
Quero falar com uma pessoa
Posso falar com alguém?
Preciso de um atendente humano
Pode me transferir para um atendente?
Passe-me a um supervisor
Como entro em contato com o atendimento?
Podem me ligar?
Gostaria de conversar com um representante
atendente por favor
Tem alguém aí?
Não quero falar com um robô
Quero falar com o gerente
Preciso contactar o apoio ao cliente
quero falar com um atendnete
Me liguem de volta, por favor
Quero um humano
`,
  nl: `
Ik wil graag een medewerker spreken
Kan ik met iemand praten?
Verbind mij door met de klantenservice
Kunt u mij terugbellen?
Ik heb een echt mens nodig
Hoe kan ik contact opnemen met een medewerker
Mag ik uw leidinggevende spreken?
Is er iemand?
medewerker graag
Ik wil met een persoon chatten
Ik wil niet met een robot praten
Hoe bereik ik de klantenservice?
Kan iemand mij bellen
Ik wil een medewerkr spreken
Geef me een echte persoon
Ik wil doorverbonden worden met een adviseur
`,
  pl: `
Chcę porozmawiać z człowiekiem
Czy mogę porozmawiać z konsultantem?
Proszę połączyć mnie z pracownikiem
Proszę o kontakt z konsultantem
Proszę do mnie oddzwonić
Potrzebuję rozmowy z prawdziwą osobą
Jak skontaktować się z obsługą klienta?
Czy jest tam ktoś?
Chcę rozmawiać z kierownikiem
konsultant
Nie chcę rozmawiać z botem
Czy ktoś może do mnie zadzwonić?
Chciałbym pogadać z kimś z obsługi
chcę rozmawiać z konsutlantem
Przełączcie mnie do konsultanta
`,
};
