/**
 * Words of a condition, a negation, a change, a doubt or a number in eight languages, in the notation of `patternOf`. A
 * message with one of them is no plain agreement. A word too many makes code ask again; a missing one can let an unwanted action through.
 */
export const DOUBT = `
  if when whenever whether unless provided providing assuming suppose supposing should subject_to given_that in_case on_condition so_long_as
  as_long_as as_soon_as until till before after once first later tomorrow next otherwise but only except excepting excluding apart_from besides however
  though although whereas while yet instead rather other another different else more less extra also too as_well plus additionally in_addition or nor
  maybe perhaps possibly probably unsure i_think/guess/suppose actually wait hold stop make_sure ensure not no dont never none neither cannot cant wont doesnt
  didnt isnt arent wasnt wouldnt shouldnt couldnt havent hasnt aint without nothing nobody nowhere hardly refuse decline disagree forget leave_it
  wenn falls sofern ob vorausgesetzt bedingung* es_sei_denn solange sobald bis bevor vorher nachdem erst zuerst spater morgen aber nur ausser ausgenommen
  jedoch allerdings doch sondern statt stattdessen anstatt anstelle lieber eigentlich andere/anderen/anderes/anderer/anders auch ausserdem zusatzlich mehr oder vielleicht
  eventuell warte/warten nicht nein kein* nie niemals nichts niemand weder ohne
  s_il/ils lorsque lorsqu quand des_que tant_que pourvu condition* a_moins avant apres jusqu d_abord demain mais sauf seulement uniquement cependant toutefois
  pourtant plutot autre* au_lieu a_la_place en_plus aussi ou peut_etre attend* ne n pas non jamais rien aucun* ni sans
  siempre_que cuando mientras antes despues hasta luego manana pero solo solamente unicamente excepto salvo menos sino en_vez en_lugar mejor otro* otra* tambien
  ademas a_menos con_tal condicion* quizas quiza tal_vez espera* nunca jamas nada ningun* nadie tampoco sin
  se finche purche a_patto a_condizione condizion* quando prima_di/che/del*/voglio/vorrei/mi/devo/deve/controll*/verific* dopo domani soltanto tranne eccetto
  anziche invece piuttosto altro/altra/altri/altre anche inoltre oppure forse aspett* mai niente nulla nessun* senza
  caso desde_que enquanto depois ate amanha mas porem contudo somente apenas exceto senao em_vez em_lugar outro* outra* tambem alem talvez espere
  nao nenhum* ninguem sem nem
  als indien mits tenzij wanneer zodra zolang voordat nadat eerst totdat tot_dat maar alleen slechts behalve uitgezonderd echter liever anders in_plaats ander ook
  misschien wacht* niet nee geen nooit niets zonder noch
  jesli jezeli gdy gdyby kiedy o_ile chyba_ze pod_warunkiem warunk* dopoki dopiero najpierw przed zanim potem jutro ale lecz tylko jedynie oprocz poza z_wyjatkiem
  zamiast raczej jednak inny/inna/inne/innego/inna takze rowniez lub albo moze poczekaj* nigdy nic nikt zaden* zadn* bez ani
  pending contingent depend* in_the_event so_that hmm hm third fourth last latter former top bottom any_of one_of some_of most_of most part_of
  partly partially to/for/just/item/option/action_one all_minus nearly almost somewhat kind_of sort_of barely scarcely rarely seldom soon eventually tonight some_day
  one_day this/in_a/on/by_week/month/weekend/monday/tuesday/wednesday/thursday/friday/saturday/sunday think thinking consider* ask_my check_with/first let_me/us_check/see/ask/know
  get_back understand understood said says say_yes tell told/asked_to hate regret against oppose object objection wrong incorrect mistake doubt* nope nah nay
  lol haha ha jk kidding joking sarcas* far_from anything_but wouldve question explain call_me email_me remind_me human agent
  voraussetzung gesetzt je_nach abhangig im_fall* wenns zum/das/den/die/der_erste/ersten/zweite/zweiten/dritte/dritten/letzte/letzten bloss lediglich minus abzuglich hochstens
  mindestens fast kaum selten mitnichten jein naja mal_sehen falsch irrtum widersprech* widerruf* uberleg* denk/denke/dachte verstanden melde_mich
  demnachst irgendwann heute_abend am/bis/nachste/nachsten_montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonntag/woche/monat sagt sagen sag sagte hasse von_wegen
  pour_autant sous_reserve selon en_fonction hormis excepte moins quoique bien_que premier* deuxieme second* troisieme dernier* presque guere a_peine rarement juste_la/le/un/une
  bientot ce_soir un_jour la_semaine lundi mardi mercredi jeudi vendredi samedi dimanche reflechi* compris dit dites dire disait faux erreur retracte bof mouais loin_de explique*
  segun aunque quitando tercer* ultim* casi raramente pronto esta_noche algun_dia la_semana el_lunes/martes/miercoles/jueves/viernes/sabado/domingo
  pienso pensar pensarlo entiendo dice dile decir falso error opongo retracto lejos aja
  sempre_che qualora a_seconda in_base fuorche meno sebbene magari boh prim* terz* quasi appena presto stasera un_giorno la_settimana
  lunedi martedi mercoledi giovedi venerdi sabato domenica penso pensero pensarci capito dica sbagliat* errore oppongo lungi far_sapere
  na_condicao contanto conforme embora segund* terceir* quase mal em_breve hoje_a_noite um_dia na_proxima terca quarta quinta sexta
  entendi diz dizer errad* erro oponho longe
  voorwaarde afhankelijk uitgaande hoewel ofschoon uitsluitend enkel de/het_eerste/tweede/derde/laatste bijna nauwelijks zelden binnenkort vanavond ooit volgende
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag denk nadenken begrepen zegt zeg zeggen fout bezwaar verre mwah
  zaleznie zaleznosci wylacznie chociaz choc mimo pierwsz* drugi* trzeci* ostatni* prawie ledwo rzadko wkrotce wieczorem kiedys przyszlym w_poniedzialek/wtorek/srode/czwartek/piatek/sobote/niedziele
  pomysle zastanowi* rozumiem mowi powiedz zle blad bledn* sprzeciwiam daleko
  yes/ja/oui/sim/tak_a/b/c/one/eins/uno/um/een/jeden_. dozen couple fifty hundred few dutzend paar ein_paar douzaine quelques docena unos_cuantos dozzina qualche duzia alguns dozijn een_paar tuzin kilka
  two three four five six seven eight nine ten half twice zwei drei vier funf sechs sieben zehn halb* deux trois quatre cinq dix moitie dos tres cuatro cinco seis diez
  mitad due tre quattro cinque dieci meta dois duas quatro metade twee drie vijf zes tien helft dwa dwie trzy cztery piec polow*`;

/** Expressions that only look like one of them. */
export const NO_DOUBT = `s_il_vous/te_plait no_problem/worries/objection/objections as_soon_as_possible kein_problem keine_einwande pas_de_probleme/souci/soucis
  aucun_probleme/souci sans_probleme/souci mais_oui sin_problema/problemas sin_duda como_no nessun_problema senza_problemi senz_altro sem_problema/problemas sem_duvida geen_probleem/bezwaar
  doe/ga/toe/regel/voer/zet_maar doe/regel/voer/zet_het/dat/dit_maar nie_ma_problemu/sprawy bez_problemu ja_doch aber_ja/gern/gerne/klar why_not segun/conforme_lo/propuesto/indicado/proposto/indicado/combinado
  no/without_doubt/question`;

/** Questions without a mark: where a clause begins, or after a yes. */
export const QUESTIONS = `
  ./yes/yeah/ok/ja/oui/si/sim/tak_who/why/where/when/which/how/whose/wer/wie/warum/wo/wohin/wann/welche*/pourquoi/combien/comment/quel*/qui/quien/quienes/cuanto*/cuanta*/cual/cuales/donde/como/chi/quanto/quanta/dove/perche/quem/porque/onde/waarom/waar/hoeveel/hoe/welke/kto/dlaczego/gdzie/ile/kiedy/czy
  ./yes/ok/si/sim_por_que ./yes/ok_what_is/are/will/does/about/if ./yes/ok_is_it/that/this/there ./yes/ok_are_you/they/there ./yes/ok_do/did/does_you/i/they/we ./yes/ok_did/does_it ./yes/ok_do_it_cost/have/come/include/work/take/need/mean/fit
  ./ja_ist_das ./oui_est_ce ./ja_is_dat/het ./ja_was/wat_kostet/kost/ist/is c_est_combien can/could_you_confirm`;

/** Words that change what is proposed, unless it has them. */
export const CHANGES = `free gratis gratuit* kostenlos* umsonst kosteloos darmo bezplatn* discount rabatt remise descuento sconto desconto korting rabat size groesse grosse taille talla taglia
  tamanho maat rozmiar* xs xl xxl xxxl bigger smaller larger cheaper faster quicker slower higher lower grosser kleiner gunstiger billiger schneller plus_grand*/petit*/vite mas_grande/pequen*/barat*/rapid*
  piu_grande/piccol*/economic*/veloce maior* menor* mais_barat*/rapid* groter goedkoper sneller wieksz* mniejsz* taniej szybciej
  red blue green black white yellow grey gray brown pink purple rot* blau* grun* schwarz* weiss gelb* grau* braun* rosa rouge* bleu* vert* noir* blanc* jaune* gris* marron rojo* roja* azul* verd* negr*
  amarill* ross* blu nera nero neri nere bianc* giall* grigi* vermelh* pret* branc* amarel* cinza* rood rode groen* zwart* wit witte geel gele grijs* bruin* czerwon* niebiesk* zielon* czarn* bial* zolt* szar*
  monday tuesday wednesday thursday friday saturday sunday visa mastercard paypal iban
  express voucher coupon gutschein cupon gift_wrap invoice upgrade downgrade account konto compte cuenta conta rekening delete loschen supprim* borr* apag* verwijder* usun*
  keep skip drop abort undo reverse revert pause postpone delay withdraw take_it_back scratch_that behalt* lass* ruckgangig weg verschieb* gard* laiss* oubli* quedo quedar* dej* olvid* tengo lasc*
  dimentic* fico esque* hou houden laat vergeet* zatrzymam zostaw* zapomnij
  scam fraud thieves betrug arnaque estafa truffa burla oplichting oszustw*
  and_a/an/the/call/email/send/make/put/add/include with_a/an/another mit_ein* avec_un/une con_un/una com_um/uma met_een und_ein/eine/einen et_un/une y_un/una e_un/una/um/uma en_een samt sowie
  ainsi_que asi_como junto_con nonche insieme assim_como bem_como evenals samen_met wraz oraz`;
