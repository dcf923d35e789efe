/** Expressions with which customers ask for a person, in eight languages, in the notation of `patternOf`. */
export const PERSON = {
  /** Nouns for the company's staff and its support service. */
  nouns: `human human_being person agent representative rep manager supervisor operator advisor adviser employee boss
    live_chat customer_service/support/care/assistance support/service_agent call_center/centre member_of_staff
    staff_member mensch|menschen mitarbeiter* berater|beraterin vorgesetzte* agenten kundenberater* ansprechpartner*
    kundendienst kundenservice kundenbetreuer* hotline humain|humaine une_personne vraie_personne conseiller|conseillere
    responsable employe operateur|operatrice superviseur interlocuteur service_client/clients/clientele humano|humana
    persona agente asesor|asesora representante gerente supervisora operador|operadora encargado|encargada empleado
    atencion/servicio_al_cliente umano|umana operatore|operatrice consulente direttore supervisore addetto impiegato
    rappresentante servizio/assistenza_clienti pessoa atendente responsavel funcionario
    apoio/atendimento/suporte_ao_cliente atendimento een_mens echt_mens persoon medewerker|medewerkster|medewerkers
    leidinggevende adviseur klantenservice klantendienst czlowiek* osoba|osobe konsultant* pracownik* kierownik* agentem
    menedzer* doradca|doradcy obsluga/obslugi_klienta`,
  /** Nouns that need a verb of contact: "I need someone to fix this" does not ask for a person. */
  vague: `someone somebody anyone anybody humans persons agents representatives reps staff team colleague support
    helpdesk help_desk specialist expert technician chef jemand|jemandem|jemanden personal leute kollege|kollegen
    quelqu_un equipe assistance personne alguien equipo jefe qualcuno assistenza capo alguem equipa|equipe suporte
    iemand mensen kims ktos kogos obsluga obslugi`,
  /** Verbs and phrases of contact. */
  contact: `talk|talking speak|speaking chat|chatting contact|contacting reach|reaching call|calling discuss deal_with
    get_hold_of in_touch get/getting_through connect/connected_with/to phone_a/an/the escalate|escalated
    word/conversation/call_with handled/helped/assisted/answered_by help/assistance/answer_from sprechen spreche reden
    rede verbinden verbinde verbunden weiterleiten telefonieren durchstellen durchgestellt eskalieren chatten
    kontaktieren kontaktiere erreichen erreiche anrufen unterhalten kontakt_mit/zu/aufnehmen parler parle discuter
    contacter joindre appeler en_relation en_contact contact_avec chatter hablar hablo charlar chatear atienda|atiendan|
    atender comunicarme contactar contacto_con contactarme conectarme conversar llamar parlare parlo contattare
    in_contatto contatto_con chattare chiamare richiamato/richiamata_da falar falo contatar contato/contacto_com
    em_contato/contacto ligar spreken spreek praten praat doorverbinden doorverbonden verbind bellen contacteren
    contact_opnemen/met bereik bereiken telefoneren nodig rozmawiac porozmawiac rozmowy|rozmowe skontaktowac kontakt|
    kontaktu pogadac zadzwonic dodzwonic`,
  /** Requests to be transferred. They precede the noun. */
  passOn: `connect/transfer/put/hand/pass/forward/switch/redirect/refer/direct/get/give/find/bring_me/us send_me_to
    transferred_to put/get_someone/somebody passez/mettez/connectez/transferez/passe/mets_moi
    me_transferer/passer/connecter/mettre transfieran|transfiera* transferirme paseme pasame comuniqueme pongame ponme
    trasferirmi passatemi passami mi_passi/passa/metta passarmi collegarmi transferir/passar_me
    me_transferir/transfira/passe/passar/conecte passe_me polaczyc polaczcie polacz przelacz*`,
  want: `want wanna need require demand request prefer would/id_like looking_for get give_us can/could/may_i_have
    is/are_there isnt_there ask_for ich_will will_ich mochte brauche gib|gebt|geben gibt_es verlange wunsche hatte
    bitte_um suche veux voudrais souhaite besoin exige aimerais prefere donnez il_y_a y_a_t_il quiero necesito quisiera
    deseo exijo prefiero gustaria deme solicito busco voglio vorrei bisogno desidero pretendo preferisco datemi dammi
    quero preciso gostaria desejo prefiro queria solicito wil graag geef liever chce potrzebuje prosze wole zadam
    chcialbym|chcialabym dajcie`,
  /** Words that may stand between a wish and its noun, in addition to the stop words of all languages. */
  fillers: `real live actual living proper human help assistance speak talk directly immediately echten|echter|echte|
    einen direkt vrai|vraie real de_verdad verdadero|verdadera vero|vera verdadeiro echt|echte direct prawdziwym|
    prawdziwego|prawdziwa zywym waszym telefon`,
  /** Words that may surround a noun if it is the whole message. */
  courtesy: `please a an the to with now asap hello hi hey bitte ein einen einem mit hallo svp s il vous plait un une
    avec bonjour una con por favor hola uno per ciao com um uma ola aub alstublieft graag een met prosze z need want`,
  /** Words that turn the noun next to them into another noun: "delivery person", "agent seat". */
  compounds: `account* person role* id number password login app page rights interface resources being beings readable
    portal name seat* field* record* plan* api token* license* licence* details email information info form list address
    endpoint* header* permission* delivery travel insurance estate tag task project product file user data error mode
    log logs forwarding widget history sample* manual* stuhl* telefonico telephonique mobile compte konto cuenta conto conta other another
    andere|anderen autre otra un_altra altra outra inna inny`,
  /** Words that separate a verb of contact from a noun: "talk about human rights". */
  stops: `about regarding concerning because that if for from before until so or but via know dont not without as like
    which another uber wegen weil dass fur oder als kein keine keinen pour parce sur sobre porque cuando perche quando
    omdat zonder geen dlatego dla bez contract expect college argent stuff responsible woman personal manage managed`,
  /** Words before a verb of contact that negate it or place it in the past. */
  unless: `dont do_not doesnt without no_need not_need was were been after when while already instead_of rather_than
    avoid how_long if_i first do_i_have do_i_need should_i who_is whos who_are ohne wenn nachdem statt sans ne_veux_pas
    pas_besoin apres j_ai deja sin no_quiero no_necesito despues cuando senza non_voglio quando dopo sem nao_quero
    nao_preciso depois zonder nadat toen bez nie_chce nie_potrzebuje kiedy`,
  /** Phrases that are sufficient by themselves. */
  phrases: `call/phone/ring/contact_me_back ./,_call/phone/ring_me_. please_call/phone/ring_me_.
    ./,_can/could/would/will_you_call/phone/ring_me_. call/phone/ring_me_now/today/tomorrow/asap/on/at/about
    me_a_call/ring a_callback a_call_back phone/ring_me/someone put_someone/somebody_on no_bots/robots is_anyone_there
    anyone/anybody_there is/isnt_there_anyone/anybody/someone someone|somebody|anyone|anybody|human|person|agent|
    manager+call_me|contact_me|phone_me|take_over rufen_sie_mich rufen_sie_bitte ruft_mich mochte|bitte|brauche|um+
    ruckruf mich_zuruckrufen mich_anrufen kein_bot/mensch keine_bots/maschine ist_da_jemand ist_jemand_da jemand|
    mitarbeiter|berater+anrufen|anruft|zuruckruft rappelez/appelez_moi me_rappeler vous_m_appeler etre_rappele*
    pas_de_robot il_y_a_quelqu_un quelqu_un_est_la quelqu_un|conseiller+m_appeler|me_contacter y_a_t_il_quelqu_un
    llamenme llameme me_llamen/llame me_pueden/puede_llamar pueden/puede_llamarme la_llamada hay_alguien alguien+
    llamarme|contactarme chiamatemi richiamatemi richiamarmi mi_richiami/richiamate essere_richiamat* c_e_qualcuno
    qualcuno+chiamarmi|contattarmi liguem_me me_liguem/ligue/ligar podem_ligar ligue_me tem/ha_alguem alguem+ligar|
    me_liga bel_mij/me mij/me_terugbellen mij/me_bellen terugbelverzoek geen_bot/bots/robot is_er_iemand iemand+
    terugbellen|bellen do_mnie_zadzwonic zadzwonic/zadzwoncie_do_mnie oddzwoni* prosze_o_telefon jest_tam_ktos
    czy_jest_ktos`,
} as const;
