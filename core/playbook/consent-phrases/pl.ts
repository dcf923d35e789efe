import type { PhraseLists } from './phrase-lists.ts';

const CHANGE =
  'zmianę/zmiany/zmianą/zmianami/aktualizację/aktualizacją/operację/operacją/modyfikację/modyfikacją/działanie/działania/akcję';
const NOUN = `${CHANGE}/wymianę/wymianą/wymiany/zwrot/zwrotem/zwrotu/zwrotowi/anulowanie/anulowaniem/anulowania/zamówienie/zamówieniem/
  rezerwację/rezerwacją/rezerwacji/aktualizacji/operacji/przelew/przelewem/płatność/płatnością/prośbę/
  procedurę/modyfikacji/zmianę_adresu/zmianą_adresu/korektę`;
const THIS = 'tę/tą/ten/to/te/tym/tymi/moją/mój/moje/moim/wszystkie/wszystkimi/';
const DO =
  'zrób/zróbcie/proszę_zrobić/proszę_wykonać/proszę_zrealizować/proszę_przeprowadzić/proszę_wprowadzić/można_zrobić/możesz_zrobić/może_pan_zrobić/może_pani_zrobić/wykonaj/zrealizuj/przeprowadź/wprowadź';

export const PL: PhraseLists = {
  agrees: `
    tak, tak tak, ależ tak, tak jest, oczywiście, oczywiście że tak, jasne że tak, pewnie że tak, jak najbardziej,
    zdecydowanie, zdecydowanie tak, z pewnością, bez wątpienia, naturalnie, tak oczywiście, tak poproszę, tak proszę,
    poproszę, bardzo proszę tak, tak chcę, chcę, chcę tego, tak chciałbym, tak chciałabym, tak chętnie,
    moja odpowiedź to tak, mówię tak, odpowiadam tak, tak na wszystko, tak dla wszystkiego, tak zgoda, tak zgadza się,
    tak możesz, tak można, tak może pan, tak może pani, tak to jest to, tak dokładnie, potwierdzam, potwierdzam to,
    potwierdzam wszystko, potwierdzone, potwierdzony, potwierdzono, niniejszym potwierdzam, .potwierdź., zgadzam się,
    zgadzam się na to, zgadzam się na wszystko, zgadzam się z tym, zgadzamy się, w pełni się zgadzam,
    całkowicie się zgadzam, zgoda, pełna zgoda, jest zgoda, wyrażam zgodę, wyrażam na to zgodę, wyrażam zgodę na to,
    daję zgodę, ma pan moją zgodę, ma pani moją zgodę, masz moją zgodę, macie moją zgodę, akceptuję, akceptuję to,
    akceptuję wszystko, zaakceptowane, zatwierdzam, zatwierdzam to, zatwierdzone, aprobuję, jestem za, jestem na tak,
    proszę to zrobić, proszę tak zrobić, proszę zrobić, zrób to, zrób tak, zróbcie to, zróbcie tak, zróbmy to,
    zróbmy tak, niech pan to zrobi, niech pani to zrobi, niech tak będzie, niech będzie tak, proszę działać, działaj,
    działajcie, działaj dalej, działajmy, do dzieła, proszę kontynuować, kontynuuj, kontynuujmy, kontynuujcie,
    proszę przejść dalej, proszę wykonać, wykonaj, wykonaj to, proszę to wykonać, proszę zrealizować,
    proszę to zrealizować, zrealizuj to, proszę przeprowadzić, proszę wprowadzić, proszę to wprowadzić,
    proszę zatwierdzić, proszę to zatwierdzić, zatwierdź, zatwierdź to, dawaj, dawajcie, śmiało, naprzód, jedziemy,
    lecimy, możesz działać, można działać, może pan działać, może pani działać, możecie działać, możesz kontynuować,
    może pan kontynuować, może pani kontynuować, możemy kontynuować, możemy działać, możesz to zrobić,
    można to zrobić, może pan to zrobić, może pani to zrobić, możecie to zrobić, chcę kontynuować, chcę to zrobić,
    chcę tak zrobić, chciałbym to zrobić, chciałabym to zrobić, chciałbym kontynuować, chciałabym kontynuować,
    proszę o to, o to proszę, poproszę tak, proszę o realizację, proszę o wykonanie, ${DO} ${THIS} ${CHANGE},
    proszę kontynuować z ${THIS} ${NOUN}, zgadzam się na ${THIS} ${NOUN}, wyrażam zgodę na ${THIS} ${NOUN},
    zgoda na ${THIS} ${NOUN}, potwierdzam/akceptuję/zatwierdzam ${THIS} ${NOUN}
  `,
  beside: `
    ${DO} ${THIS} ${NOUN}, proszę o ${THIS} ${NOUN}, poproszę o ${THIS} ${NOUN}, ok, okej, okay, oki, dobrze, dobra,
    dobre, no dobrze, no dobra, jasne, pewnie, pewne, super, świetnie, doskonale, idealnie, znakomicie, wspaniale,
    ekstra, spoko, fajnie, rewelacja, cudownie, perfekcyjnie, w porządku, wszystko w porządku, jest w porządku,
    może być, niech będzie, pasuje, to pasuje, pasuje mi, mi pasuje, to mi pasuje, odpowiada mi, to mi odpowiada,
    to mi pasuje, brzmi dobrze, brzmi świetnie, brzmi super, to brzmi dobrze, wygląda dobrze, wygląda świetnie,
    wszystko się zgadza, zgadza się, to się zgadza, wszystko dobrze, wszystko ok, wszystko jasne, dokładnie,
    dokładnie tak, właśnie, właśnie tak, właśnie to, racja, poprawnie, prawidłowo, wszystko poprawnie, to prawda,
    prawda, to jest poprawne, chętnie, bardzo chętnie, z przyjemnością, nie ma problemu, nie ma sprawy, bez problemu,
    żaden problem, nie mam nic przeciwko, nie mam zastrzeżeń, dobry pomysł, świetny pomysł,
    byłoby super/świetnie/dobrze/idealnie/miło, to byłoby super/świetnie/dobrze/idealnie/miło, umowa stoi, więc,
    a więc, to super, to dobrze, to świetnie, ach, oh, aha, proszę, proszę bardzo, bardzo proszę, prosze,
    uprzejmie proszę, dziękuję, dziękuje, dziekuje, bardzo dziękuję, dziękuję bardzo, dzięki, dzieki,
    i dziękuję/dzięki, wielkie dzięki, dzięki wielkie, serdecznie dziękuję, z góry dziękuję, dziękuję z góry,
    dziękuję za pomoc, dzięki za pomoc, bardzo dziękuję za pomoc, dziękuję za informację, dziękuję za odpowiedź,
    dziękuję panu, dziękuję pani, cześć, hej, witam, dzień dobry, dobry wieczór, pozdrawiam, z poważaniem,
    miłego dnia, do widzenia, z ${THIS} ${NOUN}, ze ${THIS} ${NOUN}, na ${THIS} ${NOUN}, ${THIS} ${NOUN}, z tym,
    na to, na wszystko, ze wszystkim, wszystko, to wszystko,
    tak jak opisano/zaproponowano/ustalono/powyżej/napisano/proponujesz/pan_zaproponował/pani_zaproponowała/podano,
    jak opisano/zaproponowano/ustalono/powyżej/napisano/proponujesz/wyżej, zgodnie z opisem/propozycją/ustaleniami,
    teraz, od razu, natychmiast, dziś, dzisiaj, jak najszybciej, dla mnie
  `,
  declines: `
    nie, nie nie, no nie, nie dziękuję, nie dziękuje, nie dziekuje, nie dzięki, dziękuję nie, nie proszę, proszę nie,
    lepiej nie, raczej nie, chyba nie, wolę nie, wolałbym nie, wolałabym nie, oczywiście że nie, absolutnie nie,
    zdecydowanie nie, na pewno nie, w żadnym wypadku, w żadnym razie, za żadne skarby, wcale nie, nigdy,
    nigdy w życiu, nie teraz, teraz nie, jeszcze nie, dziś nie, nie dziś, na razie nie, nie trzeba, już nie trzeba,
    nie potrzebuję, już nie potrzebuję, nie ma potrzeby, nie jest to konieczne, to niepotrzebne, niepotrzebne,
    nie jestem zainteresowany, nie jestem zainteresowana, nie chcę, nie chcę tego, już nie chcę, ja nie chcę,
    nie zgadzam się, nie ma zgody, nie wyrażam zgody, nie potwierdzam, nie akceptuję, odmawiam, rezygnuję, odrzucam,
    sprzeciwiam się, jestem przeciw, nie rób tego, nie róbcie tego, nie rób nic, nie rób niczego,
    proszę tego nie robić, proszę nie robić tego, proszę nie robić, niech pan tego nie robi, niech pani tego nie robi,
    stop, stój, przestań, proszę przestać, zostaw, zostaw to, proszę zostawić, proszę to zostawić, zapomnij,
    zapomnij o tym, daj spokój, zmieniłem zdanie, zmieniłam zdanie, rozmyśliłem się, rozmyśliłam się, jednak nie,
    nie jednak nie
  `,
};
