import type { Vocabulary } from './vocabulary.ts';

export const pl: Vocabulary = {
  common: `a nie jest sa sie i w na z do to moje moj moja gdzie kiedy jak dlaczego czy co prosze dzien dobry dziekuje
    mam chce moge jestem zamowienie zamowienia ale od po ten ta bardzo juz przez dla paczka mi o za jeszcze
    ciagle nadal panstwo panstwa cztery trzy tak zwrot faktura gwarancja dostawa dostawy koszt kosztuje ile
    pomoc karta konto haslo mamy nasz nasze bez tego tej tym byc mozna czym ktory my we by was on`,
  feelings: [
    [-3.5, 'wsciekl* rozwscieczon* wkurz*'],
    [-3, 'niedopuszczaln* skandal* niedorzeczn* gowno nienawidze oburz* kompromitacj* zenad*'],
    [
      -2.5,
      `zly zla okropn* straszn* tragedi* tragiczn* fataln* najgorsz* zlodzieje oszust* nigdy_wiecej
      bezuzyteczn* dosc beznadziejn*`,
    ],
    [-2, 'rozczarow* zawiedzion* sfrustrow* niezadowolon* kiepsk* zirytow* niekompetentn* niegrzeczn* zdenerwowan*'],
    [-1.2, 'trzeci_raz drugi_raz kolejny_raz skarg* reklamac* brak_odpowiedzi smutn*'],
    [-0.9, 'zepsut* uszkodzon* wadliw* brakuje zgubion* zaginel* ukradzion* bledn*'],
    [-0.6, 'opozni* problem* blad niestety wolno czekam'],
    [3, 'wspanial* doskonal* swietn* fantastyczn* idealn* rewelacyjn*'],
    [2, 'zadowolon* szczesliw* super polecam'],
    [1.5, 'dziekuje dzieki dobrze dobry dobra mil* pomocn*'],
    [0.7, 'szybk* lepiej latw*'],
    [0, 'dzien_dobry dobry_wieczor dobranoc nie_ma_problemu milego_dnia'],
  ],
  expected: `dotarla dotarlo dotarl dostalem dostalam otrzymalem otrzymalam dziala dzialaja odpowiada przyszla
    przyszlo doszla doszlo pomogl`,
  negators: 'nie nigdy nikt nic bez ani zaden zadna',
  weakNegators: 'nikt nic nigdy',
  intensifiers: 'bardzo tak naprawde calkowicie zupelnie absolutnie strasznie niezwykle',
  diminishers: 'troche nieco raczej lekko',
  person: {
    nouns: `czlowiek czlowiekiem czlowieka osoba osobe konsultant konsultantem konsultanta pracownik pracownikiem
      pracownika kierownik kierownikiem agent agentem menedzer menedzerem`,
    vague: 'kims ktos kogos obsluga',
    talk: 'rozmawiac porozmawiac polaczyc polaczcie polacz przelaczyc przelacz skontaktowac pogadac',
    want: 'chce potrzebuje prosze wole zadam chcialbym chcialabym',
    fillers: `z ze o mnie mi sie prawdziwym prawdziwego zywym zywa zywego teraz natychmiast waszym panstwa od razu
      moge`,
    bots: 'bot botem botami robot robotem maszyna chatbotem chatbot komputerem',
    compounds: '',
    phrases: 'zadnych_botow zadzwoncie_do_mnie prosze_o_telefon konsultant_prosze',
  },
  topics: {
    safety: `rann* zraniony pozar zapalil* wybuch* porazenie_pradem alergi* zatru* udusi* samoboj* zabic_sie
      szpital niebezpieczn* poparz*`,
    discrimination: 'dyskrymin* rasis* seksis* homofob* molest* antysemit*',
    fraud: 'oszust* oszukan* phishing kradziez_tozsamosci zhakow* nieautoryzowan* sfalszowan* wyludz*',
    privacy: 'rodo dane_osobowe danych_osobowych moje_dane moich_danych wyciek_danych prywatnosc*',
    legal: 'prawnik* adwokat* sad sadu pozew pozwe prawn* policj* prokuratur*',
  },
};
