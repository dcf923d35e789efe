import type { SensitiveTopic } from '../sentiment.ts';

/**
 * Expressions with which customers certainly ask for a person, in eight languages, in the notation of `patternOf`. The
 * nouns are those of the lexicon.
 */
export const CERTAIN_PERSON = {
  /** The customer's own wish, in front of a verb of contact or of one of `alone`. */
  wish: `i_want/need/require/demand/prefer/wish/wanna i_would_like/rather/prefer id_like/rather/prefer i_am_trying im_trying ./,_want/need/wanna/like can/could/may_i how_do/can/could_i where_can_i let_me
    is_it_possible_to ich_mochte/will/wurde/brauche/muss/wunsche/verlange/hatte kann/konnte/darf/durfte/mochte_ich
    je_veux/voudrais/souhaite/desire/prefere j_aimerais j_ai_besoin puis_je quiero necesito quisiera me_gustaria deseo
    exijo prefiero puedo podria solicito voglio vorrei posso potrei desidero preferisco ho_bisogno quero preciso
    gostaria queria desejo prefiro posso ik_wil/wens/zou/eis ik_heb_graag kan/mag_ik chce chcialbym chcialabym czy_moge/moglbym/moglabym prosze wole potrzebuje zadam`,
  /** Verbs of contact. */
  contact: `talk|talking speak|speaking chat|chatting contact|contacting reach get_hold_of get_in_touch get_through
    be_connected/transferred sprechen reden telefonieren chatten kontaktieren erreichen verbunden parler discuter
    contacter joindre hablar chatear contactar comunicarme conversar parlare contattare falar contatar spreken praten
    rozmawiac porozmawiac pogadac skontaktowac rozmowe|rozmowy kontakt`,
  /** Verbs after which "someone" is the staff: a customer may call someone abroad. */
  talk: `talk|talking speak|speaking chat|chatting sprechen reden parler discuter hablar chatear parlare falar spreken
    praten rozmawiac porozmawiac pogadac`,
  someone: 'someone somebody anyone anybody jemand|jemandem quelqu_un alguien qualcuno alguem iemand kims',
  /** Nouns that ask for a person without a verb. "Person" and "manager" also answer questions. */
  alone: `human human_being agent human/live_agent representative live_chat real/live/actual_person customer_service/support/care
    support/service_agent menschen mitarbeiter berater kundendienst kundenservice humain conseiller|conseillere
    vraie_personne service_client humano agente asesor|asesora persona_real atencion_al_cliente operatore consulente
    umano servizio_clienti atendente atendimento_ao_cliente medewerker echt_mens klantenservice konsultant*`,
  /** Words that may follow a noun that is asked for; after others it may be part of another noun. */
  after: `. please now asap about regarding because concerning instead immediately directly today here right on_the_phone
    from_your of_your at_your in_your bitte jetzt sofort wegen uber am_telefon humain|humaine reel|reelle s_il svp
    maintenant de_votre du_service au_telephone a_propos humano|humana real de_verdad por_favor ahora de_su sobre
    umano|umana per_favore vero|vera reale al_telefono agora por_telefone alstublieft graag over nu aan_de_telefoon
    prosze teraz w_sprawie przez_telefon`,
  /** Requests to be transferred, besides those of the lexicon. */
  transfer: `verbinden_sie_mich verbinde_mich stellen_sie_mich verbind/zet_mij geef_me/mij mettetemi mi_metta
    pode_me_transferir`,
  not: `dont_want/wanna do_not_want will/mochte_nicht ne_veux_pas no_quiero non_voglio nao_quero wil_niet
    nie_chce`,
  bots: 'bot chatbot robot machine maschine roboter maquina macchina robo maszyna botem robotem maszyna',
  /** Words in between that make the noun someone else, or negate the wish. */
  others: `my our his her their mein* unser* mon ma mes mi mis nuestro mio mia miei meu minha meus mijn onze moj|moim|moimi`,
} as const;

/** Words in front of an expression in its clause that negate it, ask about it, or make it a condition or a report. */
export const DOUBT = `if whether when what which who how why where before after until unless while without is are do does
  did can could would will may might should says said told asked typed types write writes atm machine wenn ob falls wann was welche*
  wer wie wo warum bevor nachdem ohne kann konnen ist sind si quand que quel* qui comment ou pourquoi avant apres sans
  est sont cuando como donde quien cual* antes despues sin es son se quando che come dove chi prima dopo senza qual onde
  quem depois sem als wanneer wat hoe waar wie welke voordat nadat zonder is zijn jesli jezeli gdy kiedy co jak gdzie kto
  czy zanim po bez`;

/** Words that negate, in front of an expression or inside it. */
export const NEGATIONS = `not no never dont doesnt didnt isnt wasnt arent werent havent hasnt cant cannot wont nobody nicht
  kein* nie niemand ne pas jamais non nunca nadie mai nessuno nao ninguem niet geen nooit nikt`;

/** Statements that certainly raise a sensitive topic. */
export const CERTAIN_TOPICS: Readonly<Record<SensitiveTopic, string>> = {
  fraud: `i_was/got/been_scammed/robbed/defrauded/mugged/hacked ive/have_been_scammed/robbed/defrauded/mugged/hacked
    my+$thing+is/was/were/been/got_stolen/cloned/hacked/compromised/skimmed/snatched
    $stole_my_$thing $stole_my_$kind_$thing someone/somebody_used/charged/withdrew/spending+my_$thing_.
    someone/somebody_is/has_using/used/been+my_$thing_. i_$not_recogni*/authori*/approve_$this_$pay i_$not_make/made_$this_$pay_.
    someone/somebody+an_account_in_my_name meine/mir+$thing+gestohlen/geklaut/geraubt jemand_hat_mit_meiner_karte
    ich_kenne/erkenne_diese/dieses_$pay_nicht
    diese_$pay_habe_ich_nicht_gemacht/getatigt/veranlasst/autorisiert_. ich_wurde_betrogen/gehackt
    ich_bin_betrogen_worden on_m_a_vole+$thing ma_carte_a_ete_volee/piratee/clonee je_ne_reconnais_pas_ce/cet/cette_$pay
    j_ai_ete_arnaque/escroque/arnaquee/escroquee me_han_robado/estafado/hackeado/clonado+$thing me_han_estafado
    me_robaron/clonaron+$thing me_estafaron no_reconozco_este/esta/ese/esa_$pay fui_estafado/estafada
    mi_hanno_rubato/clonato+$thing mi_hanno_truffato non_riconosco_questo/questa/quel_$pay
    sono_stato/stata_truffato/truffata/derubato/derubata roubaram/clonaram_o/a/me/meu/minha+$thing
    nao_reconheco_este/esta/essa/esse_$pay fui_burlado/burlada/roubado/roubada mijn+$thing+gestolen/geskimd/gekloond
    ik_herken_deze_$pay_niet ik_ben_opgelicht/gehackt skradziono/ukradziono_mi+$thing nie_rozpoznaje_tej/tego_$pay
    zostalem/zostalam_oszukany/oszukana/okradziony/okradziona`,
  legal: `you_will/may_hear_from_my_$lawyer youll_hear_from_my_$lawyer my_$lawyer_will/has+you i_am/we_are_considering_legal_action were_considering_legal_action my_$lawyer_will_be_in_touch ill/will_sue_you
    going_to_sue_you im/am_suing_you ill/will_take_you_to_court going_to_take_you_to_court taking_you_to_court
    see_you_in_court considering/taking/take/start_legal_action ill/will_report_you_to_the
    ich_werde_sie/euch_verklagen ich_verklage_sie/euch horen/hort_von_meinem/meiner_anwalt/anwaltin
    mein/meine_anwalt/anwaltin_wird_sich mein/meine_anwalt/anwaltin_meldet_sich ich+strafanzeige_erstatten/erstatte
    ich+anzeige_erstatten je+porter_plainte je_porte_plainte vous_attaquer/poursuivre_en_justice mon_avocat_vous
    les/los/le/os_voy_a_demandar/denunciar voy_a_demandarlos/denunciarlos mi_abogado_les/se_pondra
    vi/la_porto_in_tribunale vi_denuncio/denuncero/querelo il_mio_avvocato_vi/si vou_processar_voces/vos
    vou_processar_a_empresa o_meu_advogado_vai meu_advogado_vai ik_stap/ga_naar_de_rechter mijn_advocaat_zal/neemt
    ik_doe_aangifte ik_klaag_jullie_aan pozwe_was/panstwa podam_was/panstwa_do_sadu moj_prawnik_sie/skontaktuje`,
  privacy: `$delete_my_data_. $delete_my_personal_data $delete_all_my_data $delete_all_of_my_data
    $delete_all_my_personal_data $delete+data_you_have/hold/store_about/on_me
    copy_of+data_you_have/hold/store_about/on_me this_is_a_gdpr/privacy/subject/data_request
    this_is_a_subject/data_subject/access_access/request i_withdraw_my_consent
    shared/sold/leaked/gave_my_address/data/details/email/number_to/with/without loschen_sie_meine/alle+daten
    loschen_sie_bitte_meine/alle+daten loscht_bitte_meine/alle+daten loscht_meine/alle+daten
    supprimez/effacez_mes/toutes+donnees supprimez/effacez_toutes_mes_donnees borren/eliminen+mis_datos
    cancellate/eliminate/cancelli+miei_dati apaguem/apague/eliminem/excluam+meus_dados
    verwijder_mijn/al/alstublieft+gegevens verwijder_mijn_gegevens/persoonsgegevens usunac/usuncie_moje/wszystkie+dane
    usunac/usuncie_moje_dane`,
  safety: `$device+caught/catches_fire $device+exploded exploded_in_my_hand/hands/face/pocket
    got/received/had_an_electric_shock gave_me_an_electric_shock im/am/is_bleeding $kin+was/were/got_injured
    started_to_smoke/burn started_smoking/burning smoke_is/was_coming_out/from i_cut/burned/burnt/hurt/injured_myself
    burned/burnt/cut_my_hand/hands/finger/fingers/face/arm/leg kill_myself end_my_life im/am_suicidal
    $kin+swallowed there_is/theres_a_gas_leak hat_feuer_gefangen hat+feuer_gefangen $device+explodiert
    stromschlag_bekommen/erlitten ich/tochter/sohn/kind+verletzt ich_blute mich_umbringen a_pris_feu
    $device+a_explose fils/fille/enfant/bebe_s_est_blesse/blessee/brule/brulee
    je_me_suis_blesse/brule/brulee/blessee/coupe/coupee recu_une_decharge recu_un_choc_electrique se_incendio
    prendio_fuego $device+exploto me_queme recibi/dio_una_descarga me_lastime me_he_quemado ha_preso_fuoco
    $device+esploso/esplosa mi_sono_bruciato/bruciata/ferito/ferita preso_la_scossa pegou_fogo $device+explodiu
    me_queimei/machuquei queimei_me magoei_me levei_um_choque vloog/vliegt_in_brand $device+ontploft/ontplofte
    schok_gekregen gewond_geraakt $device+zapalil*_sie $device_sie_zapalil* $device+wybuch* porazil_mnie_prad
    poparzylem/poparzylam/zranilem/zranilam_sie`,
  discrimination: `i_was/am/feel/felt_discriminated ive/have_been_discriminated discriminated/discriminates_against_me/us
    racist/sexist/homophobic_remark/remarks/comment/comments/insult/insults racist/sexist/homophobic_to/towards_me/us
    treated/refused/denied/rejected+because_of_my_skin/race/religion/gender/colour/color/disability
    treated/refused/denied/rejected+because_i_am/was_black/gay/muslim/jewish/disabled
    treated/refused/denied/rejected+because_im_black/gay/muslim/jewish/disabled ich+diskriminiert rassistisch_beleidigt
    j_ai_ete_discriminee/discrimine j_ai_subi_une_discrimination me_discriminaron/discrimino me_han_discriminado
    fui_discriminado/discriminada mi_hanno_discriminato/discriminata sono_stato/stata_discriminato/discriminata
    ik+gediscrimineerd zostalem/zostalam_dyskryminowany/dyskryminowana`,
};

/** Definitions of `$thing` and the other references in the entries above. */
export const CERTAIN_PARTS: Readonly<Record<string, string>> = {
  thing: `card/cards/wallet/purse/phone/identity/pin/account/money/karte/geldborse/brieftasche/handy/portemonnaie/geld/
    carte/portefeuille/sac/telephone/tarjeta/cartera/movil/bolso/dinero/carta/portafoglio/borsa/telefono/cartao/
    carteira/telemovel/celular/pas/kaart/portemonnee/telefoon/karte/portfel/telefon`,
  kind: 'debit/credit/bank',
  stole: 'stole/stolen/swiped/cloned/hacked/snatched',
  not: 'dont/didnt/never/havent/hasnt',
  this: 'this/that/these/those',
  pay: `payment/payments/transaction/transactions/charge/charges/purchase/purchases/withdrawal/withdrawals/transfer/
    transfers/debit/abbuchung/zahlung/uberweisung/buchung/paiement/achat/prelevement/retrait/virement/transaction/cargo/
    pago/compra/pagamento/addebito/prelievo/transazione/cobranca/transacao/betaling/afschrijving/aankoop/transactie/
    platnosci/transakcji/obciazenia/przelewu`,
  lawyer: 'lawyer/lawyers/attorney/solicitor',
  delete: 'delete/erase/wipe/remove',
  device: `battery/charger/phone/device/bottle/kettle/lamp/toaster/oven/laptop/scooter/akku/batterie/gerat/ladegerat/
    flasche/handy/appareil/chargeur/bouteille/bateria/cargador/movil/aparato/batteria/caricatore/telefono/carregador/
    telemovel/celular/batterij/accu/oplader/toestel/apparaat/ladowarka/bateria/telefon/urzadzenie`,
  kin: 'i/child/son/daughter/baby/toddler/kid',
};
