/**
 * Words that say nothing about the subject of a question, by language: function words, courtesies, and words that ask
 * for information in general. Written as `normalise` returns them.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: `lot lots a about after again ago all already also always am an and any anybody anyone anything are as at available be because been before being but by bye can
    cannot could d did didn do does doesn doing don done either else even ever every everyone everything exactly few find for from further get
    gets getting give given go going good got great had has have having he hello help her here hey him his how i if in information
    into is isn it its just kind know let like ll long look m make many may me mean might mind more most much must my myself need needs never new
    nice no nor not now of off on once one only or other our out over own perhaps please policies policy possible question questions
    re really regarding right s same say see shall she should so some somebody someone something sorry still such sure t take tell than thank
    thanks that the their them then there these they thing things this those though to too under until time times up upon us use used using ve very want
    wanted wants was we well were what when where whether which while who whom whose why will wish with won work works would yes yet you your
    yours afternoon day evening morning night`,
  de: `aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte bitten da dabei dafur damit
    danke dann das dass dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch durfen darf
    ein eine einem einen einer eines er es etwas euch euer eure fur gab ganz geben gerne gern gibt gibts ging gut gute guten gruss gehen geht
    hab habe haben habt hallo hat hatte hatten hier hilfe ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in informationen ins ist ja jede
    jeder jetzt kann kannst kein keine keinen konnen konnte konnten lang lange machen macht mal man mein meine meinem meinen meiner mich mir mit
    mochte mochten morgen muss mussen nach nein nicht nichts noch nun nur ob oder ohne richtlinie richtlinien schon sehr sein seine seit sich sie
    sind so soll sollen sondern tag abend tun uber um und uns unser unsere unter viel vielen vom von vor wann war waren warum was weiss welche
    welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wollen wurde wurden zu zum zur zwischen frage fragen
    moglich bieten bietet`,
  fr: `a ai ainsi alors apres as au aucun aussi autre aux avant avec avez avoir avons beaucoup bien bonjour bonsoir c ca car ce cela celle celui
    ces cet cette chez ci combien comme comment d dans de depuis des dire dit dois doit donc du elle elles en encore entre es est et etait ete
    etes etre eu fait faire faut ici il ils j je jusqu l la le les leur lors lui m ma mais me meme merci mes moi mon n ne non nos notre nous on
    ont ou oui par parce pas peu peut peuvent peux plus politique pour pourquoi pouvez pouvoir puis puisje puis-je pu qu quand que quel quelle
    quelles quels qui quoi s sa salut sans se sera serai sera ses si son sont suis sur svp plait t ta te temps tes toi ton toujours tous tout toute
    toutes tres trouver tu un une va vais vers veux voir voudrais vos votre vous vouloir y aide infos informations question`,
  es: `a acerca ademas al algo algun alguna algunas alguno algunos ante antes aqui asi aun aunque ayuda bien buenas bueno buenos cada casi como con
    cosa cual cuales cuando cuanta cuantas cuanto cuantos da dan dar de del desde despues dia dias dice donde dos e el ella ellas ellos en entre
    era es esa esas ese eso esos esta estan estar estas este esto estos estoy favor fue ha hace hacen hacer haceis han hasta hay haber he hola la
    las le les lo los mas me mi mientras mis mismo mucha muchas mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otro otros
    para pero poder podria podrian politica por porque pregunta puede pueden puedo pues que queria quien quiere quiero quisiera saber se sea ser
    si sido sin sobre solo son soy su sus tal tambien te tener tengo tiene tienen tienes todo todos tu tus un una unas uno unos usted ustedes va
    veo ver vez y ya yo gracias tarde tardes noches informacion necesito`,
  it: `a abbia ad adesso agli ai aiuto al alla alle allo anche ancora avere avete aveva bene buona buonasera buongiorno c che chi ci ciao co col
    come con cosa cosi cui da dagli dai dal dalla dalle dallo de degli dei del della delle dello dentro di dice do domanda dopo dove due e ecco ed
    era essere fa fare fino fra gia gli grazie ha hai hanno ho i il in informazioni io l la le lei li lo loro lui ma me mi mia mie miei mio molto
    ne negli nei nel nella nelle nello no noi non nostra nostro o ogni oppure per perche piu po poi politica posso potete potrei possibile
    prego prima pure qual quale quali quando quanta quante quanti quanto quella quelle quelli quello questa queste questi questo qui sa salve
    sapere sara se sei senza si sia siamo siete solo sono sopra sta stato su sua sue sugli sui sul sulla suo suoi tra tu tua tuo tutti tutto
    un una uno va vi voglio voi vorrei vostra vostri vostro favore bisogno ho`,
  pt: `a agora ai ainda ajuda algo algum alguma alguns ao aos aonde aquela aquele aqui as assim ate bem boa boas bom cada com como da das de dela
    dele depois desde deve dia dias do dos e ela elas ele eles em entre era es essa esse esta estao estar estas este estes estou eu favor faz fazer
    foi gostaria ha informacao informacoes isso isto ja la lhe mais mas me mesmo meu meus mim minha minhas muito muita na nao nas nem nenhum no
    nos nossa nosso noite num numa o obrigada obrigado oi ola onde os ou outra outro para pela pelo pelos pergunta pode podem poder pois
    politica por porque posso preciso qual quais quando quanta quanto quantos que quem quero queria saber sao se seja sem sendo ser seu seus sim
    sobre so sou sua suas tal tambem tanto tarde te tem tenho ter teu toda todas todo todos tu tudo um uma umas uns vai vao ver voce voces vos`,
  nl: `aan al alle alles als alstublieft altijd ander andere b bedankt beetje ben bent beleid bij bijvoorbeeld d daar daarna dag dan dank dat de
    deze die dit doe doen doet door dus een eens en er even gaan gaat geen geven goed goede goedemorgen goedemiddag goedenavond graag haar had
    hallo heb hebben hebt heeft help hen het hier hij hoe hoi hulp hun iemand iets ik in informatie is ja jaar je jij jou jouw jullie kan
    kon kunnen kunt laat maar maken me meer men met mij mijn moet moeten mogelijk na naar nee niet niets nog nu of om omdat ons onze ook op over
    per s graag sinds t te tegen toch toe tot u uit uw vaak van vanaf veel via vind vinden voor vraag vragen waar waarom wanneer want waren was
    wat we weet weten wel welk welke werd wie wij wil willen wilt word worden wordt ze zeer zelf zich zij zijn zo zonder zou avond middag`,
  pl: `a aby ale bardzo bez bo byc byl byla byly chce chcialbym chcialabym ci co cos cie czy dla do dobry dobra dzien dziekuje dzieki gdzie gdy go
    i ich ile im ja jak jaka jaki jakie jako je jego jej jest jestem jesli jeszcze juz kiedy kto ktora ktore ktory lub ma mam macie maja mi mnie my
    moge moja moje moj mozna moze moga na nad nam nas nasz nie nic niz o od on ona one oni oraz panstwo panstwa po pod pomoc pomocy poniewaz prosze
    przed przez przy pytanie sa sie ta tak tam te tego tej ten to tu twoj ty tylko tym u w wam was we wiec wszystko wy z za ze zeby`,
  zh: '的 了 是 我 你 您 们 我们 你们 吗 呢 吧 在 有 和 与 也 都 就 要 想 会 能 可以 请 请问 什么 怎么 如何 多少 哪里 哪个 谢谢 你好 您好 好 不 没有',
};

/** Stop words by ISO 639-1 code. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);
/** Words that occur in every language. */
const ANYWHERE: ReadonlySet<string> = new Set(['ok', 'okay', 'hi', 'info']);
/** Japanese writes function words in hiragana, and most content words in other scripts. */
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

/** The languages of each word, so that a text is looked up word by word and not list by list. */
export const languagesByWord = (lists: Readonly<Record<string, Iterable<string>>>): ReadonlyMap<string, string[]> => {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(lists)) {
    for (const word of new Set(words)) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
};

export const STOP_WORD_LANGUAGES = languagesByWord(STOP_WORDS);

/**
 * Removes the stop words of a question's language. The language is the one with the most stop words in the question,
 * because "die" and "hat" are function words in one language and content words in another.
 */
export const withoutStopWords = (words: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const language of words.flatMap((word) => STOP_WORD_LANGUAGES.get(word) ?? [])) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const isStop = (word: string) =>
    ANYWHERE.has(word) || STOP_WORD_LANGUAGES.get(word)?.some((language) => counts.get(language) === most);
  return words.filter((word) => !HIRAGANA.test(word) && !isStop(word));
};
