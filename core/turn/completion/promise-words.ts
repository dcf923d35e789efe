/** How answers promise a person, in one language, in the notation of `patternOf`; `@` stands for a person or a team. */
export interface PromiseWords {
  /** Nouns for a person or a team, in addition to those of customers (core/triage/lexicon/person-words.ts). */
  readonly nouns: string;
  /** A person has been asked. */
  readonly done: string;
  /** A person will be asked, or will get back to the customer. */
  readonly will: string;
  /** Words that negate the clause in which they stand. */
  readonly not: string;
  /** Words before `will` that make it depend on what the customer wishes or does. */
  readonly given: string;
}

export const PROMISE_WORDS: Readonly<Record<string, PromiseWords>> = {
  en: {
    nouns: `colleagues specialists teams department supervisors managers experts`,
    done: `ive/have/has/been_escalated ive/have/has/already/just_asked/informed/notified/alerted/told/contacted/let+@
      @+been/being_asked/informed/notified/alerted/told/contacted
      ive/have/has/been/already/just_forwarded/passed/handed/escalated/transferred/raised/flagged/referred/shared/submitted/sent/assigned/reported~to/with/for+@`,
    will: `i_will|ill|we_will|well|im_going_to|let_me+ask/inform/notify/alert/tell/contact/get/have/find+@
      i_will|ill|we_will|well|im_going_to|let_me+forward/pass/hand/escalate/transfer/raise/flag/refer/share/connect/put/send~to/with/for+@
      im/am/are/now/currently_forwarding/passing/handing/escalating/transferring/connecting/referring/putting~to/with+@
      im/am/now/currently_asking/informing/notifying/alerting+@
      @+will/soon/then/now/also/*ly_contact/call/phone/email/write/reply/respond/answer/review/check/verify/help/assist/handle/join/investigate/take
      @+will/soon/then/now/also/*ly_get/reach/be/follow/look_back/out/in/with/up/into/at
      @+is/are_going_to_contact/call/email/write/reply/get/reach/look/review/check/follow/help/take
      hear+from+@ youll/will_be_contacted/called/helped/assisted/joined+by+@
      we_will|well|i_will|ill+get_back_to_you|be_in_touch|get_in_touch|reach_out|follow_up_with_you|contact_you|call_you`,
    not: `not no dont doesnt cannot cant couldnt havent hasnt wont nobody never none neither unable isnt`,
    given: `if unless whether should_you once/when/after_you once_we_receive send/tell/leave/give_us fill_out/in submit_the/your you_can/could/may+contact/call/write/email/reach/chat/talk/speak
      please_contact/call/write/email/reach ._contact/call/write/email/reach/message/visit`,
  },
  de: {
    nouns: `kollegin|kolleginnen spezialist* teams abteilung fachabteilung experte* expertin kundensupport sachbearbeiter*`,
    done: `habe/haben~@~gebeten/informiert/benachrichtigt/gefragt/verstandigt/kontaktiert/bescheid
      @+wurde/wurden/ist/sind+informiert/gebeten/benachrichtigt/verstandigt
      habe/haben/wurde/wurden/ist/sind~an+@~weitergeleitet/weitergegeben/ubergeben/ubermittelt/eskaliert/gemeldet`,
    will: `leite/gebe/reiche~an+@~weiter ubergebe/eskaliere/ubermittle~an+@ verbinde_sie/dich~@ bitte/frage/informiere_einen/eine/unser/unseren/mein/meine/meinen+@
      werde/werden~@~bitten/informieren/fragen/kontaktieren/benachrichtigen/verbinden
      werde/werden~an+@~weiterleiten/weitergeben/ubergeben/ubermitteln/eskalieren
      @~wird/werden~melden/kontaktieren/anrufen/zuruckrufen/kummern/ansehen/anschauen/prufen/antworten/beantworten/setzen/ubernehmen/helfen
      wird/werden+@~melden/kontaktieren/anrufen/zuruckrufen/kummern/ansehen/anschauen/prufen/antworten/setzen/ubernehmen/helfen
      @~meldet/melden_sich~bei_ihnen/dir|in_kurze|bald|zeitnah|umgehend|heute|morgen @~kummert/kummern/setzt/setzen/sieht/schaut_sich @~ubernimmt|ruft_sie|ruft_dich|kommt_auf_sie|antwortet_ihnen
      horen/horst~von+@ werden/wirst~von+@~kontaktiert/angerufen/zuruckgerufen/informiert/betreut
      erhalten/bekommen+antwort/ruckmeldung/ruckruf/nachricht+@
      wir_melden_uns melden_wir_uns wir_werden_uns~melden wir_kommen+auf_sie/dich wir_rufen_sie/dich wir_setzen_uns~verbindung wir_werden_sie/dich+kontaktieren/anrufen`,
    not: `nicht kein* niemand nie niemals`,
    given: `wenn falls sofern konnen_sie+wenden|anrufen|schreiben rufen_sie wenden_sie schreiben_sie kontaktieren_sie fullen_sie senden_sie schicken_sie hinterlassen_sie teilen_sie`,
  },
  fr: {
    nouns: `collegue* conseiller* conseillere* specialiste* responsables equipes notre_service service_client/concerne/technique service_apres_vente departement`,
    done: `ai/avons+demande/informe/prevenu/averti/contacte/sollicite/alerte/notifie+@
      ai/avons/ete+transmis*/transfere*/envoye*/signale*/remonte*/escalade*/confie*~a/au/aux/vers+@
      @+a/ont_ete_informe*/prevenu*/averti*/contacte*/sollicite*/alerte*`,
    will: `transmets/transmettons/transfere/transferons/confie/signale/remonte/passe~a/au/aux/vers+@ mets/mettons+en_relation/contact+@
      vais/allons+transmettre/transferer/confier/passer/signaler/mettre/remonter~a/au/aux/avec+@
      vais/allons+demander/contacter/informer/prevenir/alerter+@ vais/allons_vous/te_passer+@ je_demande/demanderai/contacte/previens/informe+@
      @~va/vont+contacter/recontacter/rappeler/appeler/repondre/examiner/verifier/prendre/revenir/aider/occuper/regarder/etudier/traiter
      @~contactera*/recontactera*/rappellera*/appellera*/repondra*/examinera*/verifiera*/prendra*/reviendra*/aidera*/occupera*/etudiera*/traitera*
      @+vous/te_recontacte/rappelle/contacte/repond/revient serez/seras+contacte*/recontacte*/rappele*/appele*+@ recevrez/aurez/recevras/auras+reponse/appel/retour/message+@
      reviendrons/revenons_vers vous/te_recontacterons/rappellerons/contacterons/repondrons prendrons_contact`,
    not: `ne n pas aucun* jamais`,
    given: `si pouvez/peux+contacter/appeler/ecrire/joindre veuillez_contacter/appeler/ecrire appelez contactez ecrivez remplissez envoyez laissez`,
  },
  es: {
    nouns: `companero* companera* colega* especialista* agentes supervisor* asesores asesoras ejecutiv* recepcion equipos departamento*`,
    done: `he/hemos+pedido/avisado/informado/notificado/contactado/consultado/solicitado+@
      he/hemos/sido/fue+trasladado*/trasladada*/remitid*/derivad*/enviad*/pasad*/transferid*/escalad*/transmitid*/reenviad*/asignad*~a/al/con+@
      @+ha/han_sido_informad*/avisad*/notificad*`,
    will: `voy/vamos_a_pedir*/avisar*/informar*/consultar*/contactar*/preguntar*+@
      voy/vamos_a_pasar*/remitir*/derivar*/trasladar*/transferir*/enviar*/escalar*/conectar*/comunicar*/poner*~a/al/con+@
      paso/remito/traslado/derivo/escalo/transfiero/reenvio/conecto/comunico/pongo~a/al/con+@
      estoy_pasando/transfiriendo/conectando/comunicando/derivando~a/al/con+@
      pedire/avisare/informare/consultare/contactare+@ trasladare/remitire/pasare/derivare/transferire/escalare/enviare~a/al/con+@
      @~va/van_a_contactar*/llamar*/responder*/revisar*/ayudar*/atender*/poner*/encargar*/comunicar*
      @~pondra*/contactara*/llamara*/respondera*/revisara*/ayudara*/atendera*/encargara*/comunicara*/escribira*/contestara*
      atendera*/llamara*/contactara*/respondera*/ayudara*/escribira*+@ sera*_contactad*/atendid*/llamad*+@ recibira*/tendra*+respuesta/llamada/mensaje+@
      nos_pondremos nos_comunicaremos le/te/lo/la/les_contactaremos/llamaremos/responderemos`,
    not: `no ningun* nadie nunca`,
    given: `si puede/puedes+contactar/llamar/escribir/ponerse/comunicarse llame contacte escriba pongase dirijase rellene envie deje`,
  },
  it: {
    nouns: `collega colleghi colleghe operatori specialist* consulenti responsabil* reparto* squadra servizio_clienti addett*`,
    done: `ho/abbiamo+chiesto/informato/avvisato/contattato/avvertito/notificato+@
      ho/abbiamo/stato/stata+inoltrat*/trasmess*/passat*/girat*/trasferit*/segnalat*/inviat*/affidat*/assegnat*~a/al/allo/alla/all/ai/agli/alle+@
      @+stato/stata/stati/state_informat*/avvisat*/avvertit*/notificat*`,
    will: `inoltro/passo/trasmetto/trasferisco/giro/segnalo/affido~a/al/allo/alla/all/ai/agli/alle+@
      sto_inoltrando/passando/trasmettendo/trasferendo/girando/segnalando~a/al/allo/alla/all/ai/agli/alle+@ metto+in_contatto/comunicazione+@ faccio_richiamare/contattare+@
      chiedero/informero/avvisero/contattero+@ inoltrero/passero/trasmettero/trasferiro/girero/segnalero~a/al/allo/alla/all/ai/agli/alle+@
      @~contattera*/ricontattera*/richiamera*/chiamera*/rispondera*/esaminera*/verifichera*/controllera*/aiutera*/assistera*/occupera*/scrivera*/prendera*
      @~mettera*_in_contatto sara*/verra*_contattat*/ricontattat*/richiamat*+@ ricevera*/avra*+risposta/chiamata/messaggio/riscontro+@
      la/ti/vi/lo/le_ricontatteremo/contatteremo/richiameremo/risponderemo ci_metteremo_in_contatto`,
    not: `non nessun* mai`,
    given: `se_vuole/vuoi/desidera/preferisce/lo/la/il/ha/hai/non/il/c qualora puo/puoi+contattare/chiamare/scrivere chiami contatti scriva compili invii lasci`,
  },
  pt: {
    nouns: `colega* atendentes especialista* responsaveis consultor* time departamento* supervisor* gestor* agente*`,
    done: `pedi/avisei/informei/notifiquei/contactei/contatei/alertei+@
      encaminhei/reencaminhei/transferi/enviei/passei/repassei/escalei/transmiti~para/ao/a/aos/com+@
      foi/foram/sido_encaminhad*/reencaminhad*/transferid*/enviad*/passad*/repassad*/escalad*/transmitid*~para/ao/a/aos/com+@
      @+foi/foram/sido_informad*/avisad*/notificad*`,
    will: `vou/vamos/irei_pedir/avisar/informar/contactar/contatar/perguntar+@ pedirei/avisarei/informarei+@
      vou/vamos/irei/a_transferi*/encaminha*/reencaminha*/passa*/repassa*/envia*/escala*/conecta*/coloca*~para/ao/a/aos/com+@
      transferindo/encaminhando/passando/repassando/conectando~para/ao/a/aos/com+@ passo/encaminho/transfiro/reencaminho~para/ao/a/aos+@
      @~contactara*/contatara*/respondera*/ligara*/analisara*/ajudara*/verificara*/tratara*/atendera*/assumira*
      @~entrara*_em_contacto/contato @~vai/vao/ira/irao_entrar_em_contacto/contato
      @~vai/vao/ira/irao_contacta*/contata*/responder*/liga*/analisa*/ajuda*/verificar/rever/tratar/atende*/assumir/cuidar/retornar
      sera*_contactad*/contatad*/atendid*+@ recebera*/tera*+resposta/retorno/chamada/contacto/contato+@
      entraremos/entramos_em_contacto/contato vamos_entrar_em_contacto/contato retornaremos responderemos ligaremos`,
    not: `nao nenhum* ninguem nunca`,
    given: `caso_queira/deseje/precise/prefira se_quiser*/desejar*/preferir*/precisar*/houver/tiver*/for/o/a/voce pode/podes+contactar/contatar/ligar ligue contacte entre_em preencha envie deixe`,
  },
  nl: {
    nouns: `collega* specialist* teams adviseurs experts afdeling* leidinggevenden mens`,
    done: `heb/hebben+@~gevraagd/ingelicht/geinformeerd/gewaarschuwd/verwittigd|op_de_hoogte
      heb/hebben/is/zijn/werd~doorgestuurd/doorgegeven/doorgezet/overgedragen/voorgelegd/geescaleerd/gemeld~aan/naar/bij+@
      heb/hebben/is/zijn/werd~aan/naar/bij+@~doorgestuurd/doorgegeven/doorgezet/overgedragen/voorgelegd/geescaleerd/gemeld
      @+is/zijn+geinformeerd/ingelicht/gevraagd|op_de_hoogte`,
    will: `stuur/geef/zet/leg/draag~door/voor/over~aan/naar+@ verbind~met+@ ik_vraag/informeer+@
      ga/zal/gaan/zullen+@~vragen/inlichten/informeren ga/zal/gaan/zullen~aan/naar/met+@~doorgeven/doorsturen/doorverbinden/voorleggen/overdragen
      @~neemt/nemen~contact/gesprek/chat @~belt/mailt_u/je @~kijkt_er* @~reageert
      @~zal/zullen/gaat/gaan~bellen/terugbellen/contact/reageren/antwoorden/beantwoorden/kijken/bekijken/nakijken/helpen/controleren/overnemen/mailen
      hoort~van+@ wordt/zult~gebeld/teruggebeld/gecontacteerd/benaderd/geholpen~door+@ krijgt/ontvangt+antwoord/reactie/bericht/telefoontje+@
      wij/we_nemen~contact nemen_wij/we~contact wij/we_bellen_u/je wij/we_komen~terug wij/we_zullen~contact`,
    not: `niet geen niemand nooit`,
    given: `als indien tenzij kunt/kun+contact/bellen/mailen/bereiken ._bel/mail/neem/stuur/vul/laat`,
  },
  pl: {
    nouns: `kolega|kolege|koledze|kolegi|koledzy|kolegow|kolezank* wspolpracowni* zespol* specjali* konsultan* doradc* dzial|dzialu|dzialowi
      przelozon* osob* agent*`,
    done: `poprosil*/poinformowal*/powiadomil*/zawiadomil*+@ przekazal*/skierowal*/przeslal*/eskalowal*/przelaczyl*~@
      przekazan*/skierowan*/przeslan*/eskalowan*~@ @+zostal*_poinformowan*/powiadomion*`,
    will: `przekazuje/przekaze/kieruje/skieruje/przesylam/przesle/eskaluje/przelaczam/przelacze/lacze/polacze~@ poprosze/poinformuje/powiadomie/zawiadomie/zapytam+@
      @~skontaktuj*/oddzwoni*/zadzwoni*/odpowie*/odezwie/sprawdzi*/zajmie/zajma/pomoze/pomoga/napisze/przejmie/zweryfikuje/wroci
      pomoze/skontaktuje/odezwie/zadzwoni/oddzwoni/odpowie+@ zostani*~poinformowan*~przez+@ otrzyma*/dostani*~odpowiedz/telefon/wiadomosc~@
      skontaktujemy odezwiemy oddzwonimy odpowiemy zadzwonimy wrocimy`,
    not: `nie zaden zadna zadnego nikt nigdy`,
    given: `jesli jezeli gdyby moze/mozesz+skontaktowac/zadzwonic/napisac prosze+zadzwonic/skontaktowac/napisac skontaktuj_sie zadzwon napisz wypelnij zostaw wyslij`,
  },
};
