/**
 * Words of a condition, a negation, a change, a doubt or a number in eight languages, in the notation of `patternOf`. A
 * message with one of them is no plain agreement. Too many words cost a question, too few an action that nobody wants.
 */
export const DOUBT = `
  if when whenever whether unless provided providing assuming suppose supposing should depending subject_to given_that in_case on_condition so_long_as
  as_long_as as_soon_as until till before after once first later tomorrow next otherwise but only except excepting excluding apart_from besides however
  though although whereas while yet instead rather other another different else more less extra also too as_well plus additionally in_addition or nor
  maybe perhaps possibly probably unsure i_think/guess/suppose actually wait hold stop make_sure ensure not no dont never none neither cannot cant wont doesnt
  didnt isnt arent wasnt wouldnt shouldnt couldnt havent hasnt aint without nothing nobody nowhere hardly refuse decline disagree forget leave_it
  wenn falls sofern ob vorausgesetzt bedingung* es_sei_denn solange sobald bis bevor vorher nachdem erst zuerst spater morgen aber nur ausser ausgenommen
  jedoch allerdings doch sondern statt stattdessen anstatt anstelle lieber eigentlich andere/anderen/anderes/anderer/anders auch ausserdem zusatzlich mehr oder vielleicht
  eventuell warte/warten nicht nein kein* nie niemals nichts niemand weder ohne
  s_il/ils lorsque lorsqu quand des_que tant_que pourvu condition* a_moins avant apres jusqu d_abord demain mais sauf seulement uniquement cependant toutefois
  pourtant plutot autre* au_lieu a_la_place en_plus aussi ou peut_etre attend* ne n pas non jamais rien aucun* ni sans
  siempre_que cuando mientras antes despues hasta primero luego manana pero solo solamente unicamente excepto salvo menos sino en_vez en_lugar mejor otro* otra* tambien
  ademas a_menos con_tal condicion* quizas quiza tal_vez espera* no nunca jamas nada ningun* nadie tampoco sin
  se finche purche a_patto a_condizione condizion* quando prima_di/che/del*/voglio/vorrei/mi/devo/deve/controll*/verific* dopo domani pero soltanto solamente tranne eccetto
  anziche invece piuttosto altro/altra/altri/altre anche inoltre oppure forse aspett* mai niente nulla nessun* senza ne
  caso desde_que enquanto depois ate primeiro amanha mas porem contudo somente apenas exceto senao em_vez em_lugar outro* outra* tambem alem ou talvez espere
  nao nunca nada nenhum* ninguem sem nem
  als indien mits tenzij wanneer zodra zolang voordat nadat eerst totdat tot_dat morgen maar alleen slechts behalve uitgezonderd echter liever anders in_plaats ander ook
  misschien wacht* niet nee geen nooit niets niemand zonder noch
  jesli jezeli gdy gdyby kiedy o_ile chyba_ze pod_warunkiem warunk* dopoki dopiero najpierw przed zanim potem jutro ale lecz tylko jedynie oprocz poza z_wyjatkiem
  zamiast raczej jednak inny/inna/inne/innego/inna takze rowniez lub albo moze poczekaj* nie nigdy nic nikt zaden* zadn* bez ani
  two three four five six seven eight nine ten half twice zwei drei vier funf sechs sieben zehn halb* deux trois quatre cinq dix moitie dos tres cuatro cinco seis diez
  mitad due tre quattro cinque dieci meta dois duas quatro metade twee drie vijf zes tien helft dwa dwie trzy cztery piec polow*`;

/** Expressions that only look like one of them. */
export const NO_DOUBT = `s_il_vous/te_plait no_problem/worries/objection/objections as_soon_as_possible kein_problem keine_einwande pas_de_probleme/souci/soucis
  aucun_probleme/souci sans_probleme/souci mais_oui sin_problema/problemas sin_duda como_no nessun_problema senza_problemi senz_altro sem_problema/problemas sem_duvida geen_probleem/bezwaar
  doe/ga/toe/regel/voer/zet_maar doe/regel/voer/zet_het/dat/dit_maar nie_ma_problemu/sprawy bez_problemu ja_doch aber_ja/gern/gerne/klar`;
