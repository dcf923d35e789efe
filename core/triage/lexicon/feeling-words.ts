export type Feeling = 'furious' | 'angry' | 'facts' | 'pleased';

/** Phrases that contain a word of feeling but express none. */
export const NEUTRAL = `good_morning/afternoon/evening/day no_thanks best/kind_regards as_good_as_new best_before
  a_good_time sounds_like hate_to problem_solved a_great_deal_of the_best_way good_to_know worst_case no_problem love_to
  guten_tag/morgen/abend gute_nacht freundlichen/freundliche/viele_grusse/grussen kein_problem bonne_journee/soiree/nuit
  merci_de/d bien_sur ou/eh_bien bien_recu pas_de_probleme buenos/buenas_dias/tardes/noches mas/si_bien esta_bien_el
  no_hay_problema buon_giorno buona_sera/giornata va_bene nessun_problema bom_dia boa_tarde/noite tudo_bem sem_problema
  goede_morgen/middag vriendelijke_groet/groeten geen_probleem dzien_dobry dobry_wieczor`;

/** By language, in the notation of `patternOf`; `any` is for all. `facts` are problems: they do not upset. */
export const FEELINGS: Readonly<Record<Feeling, Readonly<Record<string, string>>>> = {
  furious: {
    any: `😡 🤬 👿 🖕 wtf fuck* shit furios* furieu* indigna* incompeten* inkompeten* scandal* escandal* skandal* schandal*
      catastrof* catastroph* katastroph* horribl* horrivel* orribil* odio`,
    en: `furious livid outrag* infuriat* enraged disgust* fuming unacceptable not_acceptable appall* horrific atrocious
      disgrace* despicable pathetic bullshit hate|hated insult* worst a_joke`,
    de: 'stinksauer wutend* wut fassungslos kotzen sauerei sau unverschamt* frech* inakzeptab* scheiss* abzock* hasse',
    fr: 'enrage* revoltant* degueulasse inacceptable* inadmissible* honteu* merde deteste foutage odieux horreur',
    es: 'asqueroso* rabia inaceptable* intolerable* vergonzos* verguenza mierda pesimo|pesima',
    it: 'furibond* incazzat* schif* inaccettabil* vergogn* merda pessim* intollerabil*',
    pt: 'revoltad* nojento inaceitave* inadmissive* vergonh* merda odeio pessim* absurdo',
    nl: 'woedend* razend* onacceptabel* onaanvaardbaar schande kut klote haat belachelijk* waardeloos walgelijk*',
    pl: 'wsciekl* rozwscieczon* wkurz* niedopuszczaln* niedorzeczn* gowno nienawidze oburz* kompromitacj* zenad*',
  },
  angry: {
    any: '😠 💔 👎 😤 frustr* terribl* terrivel* terribil* ridicul* ridicol* inutil* decep* fatal*',
    en: `awful angry anger scam* ripped/rip_off fed_up useless garbage rubbish shame* thieves liars crap nightmare
      sick_of/and never_again last_straw for_nothing absurd dreadful disappoint* annoy* upset mad unhappy dissatisf*
      waste_of let_down had_enough patience rude unprofessional not_good_enough unbelievable hopeless lied|lying bad
      poor|poorly|worse ignor* over_and_over`,
    de: `sauer schrecklich* furchtbar* miserab* grauenhaft* nie_wieder betrogen lacherlich* mir_reicht* reicht_mir
      es_reicht nutzlos* entsetz* schlimm* schlecht* enttausch* unzufrieden* genervt nerv* unfreundlich* arger*`,
    fr: `colere ras_le_bol marre arnaque* voleurs escroc* nul|nulle lamentable* honte pire plus_jamais fout* desastreu*
      decu* decevant* mecontent* agac* enerv* insatisfait* mauvais* impoli* insupportable*`,
    es: `enojad* enfadad* harto|harta|hartos estafa* ladrones peor nunca_mas desastre basura molest* insatisfech*
      descontent* malo|mala|mal mentira* groser* lamentable*`,
    it: `arrabbiat* stufo|stufa truff* ladri peggio* mai_piu disastr* assurdo delus* insoddisfatt* scontent* cattiv*
      male maleducat* brutto|brutta`,
    pt: `irritad* zangad* raiva farto|farta cansad* golpe golpistas ladroes pior nunca_mais desastre lixo desapontad*
      desilu* insatisfeit* descontent* ruim mau grosseir* lamentave*`,
    nl: `boos kwaad oplicht* opgelicht vreselijk* verschrikkelijk* slecht* ergste nooit_meer zat beu rampzalig*
      teleurgesteld* teleurstell* gefrustreerd* ontevreden ergerlijk* geirriteerd onbeleefd* onbeschoft*`,
    pl: `zly|zla okropn* straszn* tragedi* tragiczn* najgorsz* zlodzieje oszust* nigdy_wiecej bezuzyteczn* dosc
      beznadziejn* rozczarow* zawiedzion* sfrustrow* niezadowolon* kiepsk* zirytow* niekompetentn* niegrzeczn*`,
  },
  facts: {
    any: '😢 😭 😞 😔 ☹ 🙁 problem* defec* defek*',
    en: `third/second_time third_week complain* still/been_waiting overcharged sad no_answer/reply broken|broke damaged
      faulty|cracked worried missing fail* confus* crash* wrong lost stolen late delay* error* stuck slow unable trouble
      issue* unfortunately concerned overdue leak* not|never|hasnt|havent|didnt|doesnt|isnt|wont|cant|nobody+arriv*|
      receiv*|deliver*|work*|load*|ship*|respond*|repl*|refund*|solved|fixed|answer*|came|come|help*|open*|start*|fit`,
    de: `kaputt* beschadigt* fehl* falsch* verloren verspat* leider immer_noch beschwer* schon_wieder dritte*_mal
      langsam funktioniert|geht|klappt|hilft|kommt+nicht nicht|kein*|nie|nichts+angekommen|erhalten|bekommen|geliefert|
      gemeldet|geholfen`,
    fr: `casse* abime* manque* perdu* endommage* retard* erreur* malheureusement lent panne bloque* plainte reclamation
      encore_une_fois pas|jamais|n|ne|rien|aucune+recu*|arrive*|livre*|fonctionne|marche|repond*|reponse|rembours*`,
    es: `roto|rota danad* falta perdid* equivocad* retras* demora* error* lento tarde queja* reclamo reclamacion no|
      nunca|sin|nadie|nada+llega*|llego|recib*|funciona*|entregado|respond*|resuelto|contesta*`,
    it: `rotto|rotta danneggiat* difettos* manca|mancante perso|persa sbagliat* ritard* errore|errori purtroppo lento
      reclamo ennesima terza/seconda_volta non|mai|nessuno|ancora+arrivat*|arriva|ricevut*|funziona*|consegnat*|
      rispost*|risponde|risolto`,
    pt: `quebrad* partido danificad* defeit* falta perdid* errad* atras* demora* erro infelizmente lento espera*
      reclama* queixa terceira/segunda_vez nao|nunca|ninguem|nada|ainda+chegou|chegado|chega|receb*|funciona*|respo*`,
    nl: `kapot* beschadigd* ontbreekt verkeerd* kwijt vertrag* probleem fout* helaas traag nog_steeds klacht* alweer
      derde/tweede_keer werkt|werken+niet niet|geen|nooit|niemand|niets+aangekomen|ontvangen|gekregen|geleverd|
      gereageerd|bezorgd|antwoord|geholpen`,
    pl: `zepsut* uszkodzon* wadliw* brak* zgubion* zaginel* bledn* opozni* blad niestety wolno czekam skarg* reklamac*
      kolejny/trzeci_raz nie|nigdy|nikt|nic|nadal+dotarl*|dostal*|otrzymal*|dzial*|odpowiada|przyszl*|doszl*|pomogl`,
  },
  pleased: {
    any: '😍 🎉 ❤ 👍 😀 😃 🥰 💯 🙂 😊 🙏 super perfe* fantasti* excellen* excelen* eccellent* genial* satisf* maravil* meraviglios* bravo',
    en: `love|loved amazing awesome wonderful brilliant outstanding delighted superb great happy helpful pleased
      impressed best grateful glad good nice friendly thank_you thanks|thx appreciat* recommend* lovely cheers better
      easy fast|quick|quickly well_done`,
    de: `danke dankeschon gut|gute|guter toll* perfekt* zufrieden* freundlich* nett* hilfreich* schnell* besser prima
      klasse wunderbar* ausgezeichnet* hervorragend* begeistert* freue grossartig*`,
    fr: 'merci bien bon|bonne parfait* gentil* aimable* rapide* content* heureu* ravi* magnifique* adore mieux',
    es: 'gracias bueno|buena|bien feliz content* encanta* increible* amable* util rapid* mejor facil*',
    it: 'grazie bene buono|buona perfett* ottim* gentil* utile felice content* soddisfatt* veloc* rapid* facile',
    pt: 'obrigado|obrigada bom|boa|bem excelent* adoro otim* incrive* feliz satisfeit* parabens gentil util rapid* facil',
    nl: 'dank* bedankt goed|goede geweldig* uitstekend* prachtig* tevreden blij top vriendelijk* leuk* snel* beter',
    pl: 'dziekuje dzieki dobrze dobry|dobra wspanial* doskonal* swietn* idealn* zadowolon* polecam mil* pomocn* szybk*',
  },
};
