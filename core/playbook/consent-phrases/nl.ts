import type { PhraseLists } from './phrase-lists.ts';

const CHANGE = 'wijziging/wijzigingen/aanpassing/aanpassingen/actie/verandering/veranderingen/voorstel/proces';
const NOUN = `${CHANGE}/omruil/omruiling/ruil/ruiling/retour/retourzending/retournering/terugbetaling/annulering/
  bestelling/boeking/omboeking/reservering/verzoek/aanvraag/betaling/overboeking/upgrade/vervanging/
  adreswijziging/order/correctie/terugzending/aankoop`;
const THE = 'de/het/deze/dit/die/dat/mijn/alle/al_deze';
const IT = 'het/dat/dit/alles/ze';

export const NL: PhraseLists = {
  agrees: `
    ja, jaa, jawel, jazeker, ja zeker, zeker, zekers, zeker weten, ja hoor, ja graag, ja heel graag, heel graag,
    ja natuurlijk, natuurlijk, tuurlijk, vanzelfsprekend, absoluut, uiteraard, jep, yep, jup, joh ja, ja ja, ja prima,
    ja goed, ja klopt, ja dat klopt, ja dat wil ik, ja ik wil, ja ik wil dat, ja dat is goed, ja dat mag, ja mag,
    dat mag, ja dat kan, jullie mogen, ik zeg ja, mijn antwoord is ja, ja op alles, ja voor alles, ja voor mij,
    ja alstublieft, ja alsjeblieft, ja doen, doen, ja doen we, doen we, dat doen we, zo doen we het,
    laten we ${IT} doen, laten we dat zo doen, laten we doorgaan, laten we verder gaan, bevestigd, bevestig,
    ik bevestig, ik bevestig ${IT}, hierbij bevestig ik, hierbij bevestig ik ${IT}, bij deze bevestig ik,
    bij deze bevestigd, hierbij bevestigd, dat bevestig ik, ik kan het bevestigen, ik kan dat bevestigen, akkoord,
    ga akkoord, ik ga akkoord, wij gaan akkoord, ik ga hiermee akkoord, ik ga ermee akkoord, ga ermee akkoord,
    ik ga daarmee akkoord, hiermee akkoord, ik ben akkoord, ben akkoord, helemaal akkoord, volledig akkoord,
    akkoord met alles, ik ben het ermee eens, ik ben het er mee eens, mee eens, ik stem toe, ik stem ermee in,
    ik stem in, ik geef toestemming, ik geef mijn toestemming, u heeft mijn toestemming, je hebt mijn toestemming,
    goedgekeurd, ik accepteer, ik accepteer ${IT}, geaccepteerd, ik ga ervoor, ik keur het goed, doe maar, doe ${IT},
    doe ${IT} maar, doe maar zo, doe ${IT} zo, doe het gewoon, doe dat maar zo, doet u ${IT}, doet u maar,
    doet u ${IT} maar, doe maar graag, graag doen, ga je gang, ga uw gang, ga maar door, ga door, ga verder,
    ga maar verder, gaat u verder, gaat u door, gaat u maar door, gaat u uw gang, u kunt doorgaan, je kunt doorgaan,
    u kunt verder gaan, je kunt verder gaan, u mag doorgaan, je mag doorgaan, u mag verder gaan, je mag verder gaan,
    u mag ${IT} doen, je mag ${IT} doen, mag je doen, mag u doen, dat mag je doen, dat mag u doen, kom maar op,
    toe maar, voer maar uit, voer ${IT} uit, voer ${IT} maar uit, uitvoeren, graag uitvoeren, graag doorvoeren,
    regel ${IT}, regel ${IT} maar, regel maar, zet maar door, zet ${IT} door, zet ${IT} maar door, verwerk ${IT},
    verwerk ${IT} maar, ik wil doorgaan, ik wil verder gaan, ik wil graag doorgaan, ik wil graag verder,
    ik wil dat doen, ik wil dit doen, dat wil ik, dat wil ik graag, dit wil ik graag, ik wil het graag,
    ik wil dat graag, ik zou graag doorgaan, graag doorgaan, maak ${IT} in orde, breng ${IT} in orde,
    maak ${IT} maar in orde, zo graag, graag zo, zo uitvoeren, ga door/verder met ${THE} ${NOUN},
    ga maar door/verder met ${THE} ${NOUN}, u/je kunt/mag doorgaan/verder_gaan met ${THE} ${NOUN},
    voer/verwerk/regel/doe ${THE} ${CHANGE} maar/uit/maar_uit/door/maar_door/, zet ${THE} ${CHANGE} door,
    ik ga akkoord met ${THE} ${NOUN}, akkoord met ${THE} ${NOUN}, ik bevestig ${THE} ${NOUN},
    ik wil doorgaan met ${THE} ${NOUN}, ik wil graag doorgaan met ${THE} ${NOUN}
  `,
  beside: `
    voer/verwerk/regel/doe ${THE} ${NOUN} maar/uit/maar_uit/door/maar_door/, ok, oke, oké, okay, okee, okido, oki,
    goed, goed zo, heel goed, prima, prima zo, prima idee, goed idee, helemaal goed, helemaal prima, top, toppie,
    super, perfect, perfecto, geweldig, fantastisch, uitstekend, fijn, heel fijn, mooi, mooi zo, leuk, lekker,
    klinkt goed/prima/perfect/top/super/goed_zo, dat klinkt goed/prima/perfect/top/super, ziet er goed uit,
    dat ziet er goed uit, lijkt me goed/prima/perfect/top/een_goed_idee,
    dat lijkt me goed/prima/perfect/top/een_goed_idee,
    dat is goed/prima/perfect/top/juist/correct/in_orde/akkoord/oke/ok/fijn/helemaal_goed, is goed, is prima,
    is in orde, in orde, komt goed, klopt, dat klopt, klopt helemaal, dat klopt helemaal, het klopt, alles klopt,
    alles is goed, alles is correct, alles goed, alles prima, juist, correct, inderdaad, precies, exact, zo is het,
    goed begrepen, geen probleem, geen punt, geen bezwaar, voor mij prima, voor mij goed, voor mij is het goed,
    vind ik goed, vind ik prima, dat vind ik goed, dat vind ik prima, mij best, daar ben ik blij mee, dat werkt,
    dat werkt voor mij, werkt voor mij, dat past, dat komt goed uit,
    dat zou fijn/mooi/top/geweldig/goed/super/prima/perfect zijn,
    zou fijn/mooi/top/geweldig/goed/super/prima/perfect zijn, dan, dus, ah, oh, hoor, deal, afgesproken, graag,
    graag gedaan, alstublieft, alsjeblieft, aub, ajb, svp, dank, dank je, dankje, dank u, dank u wel, dank je wel,
    dankjewel, dankuwel, bedankt, heel erg bedankt, hartelijk dank, en bedankt/dank_u_wel/dank_je_wel,
    hartelijk bedankt, veel dank, erg bedankt, alvast bedankt, bij voorbaat dank, bij voorbaat bedankt,
    dank je voor je hulp, dank u voor uw hulp, bedankt voor je/uw/de hulp/moeite/informatie/reactie, thanks, merci,
    hallo, hoi, hi, hey, .dag, goedemorgen, goedemiddag, goedenavond, goedendag, groet, groeten, groetjes,
    vriendelijke groet, met vriendelijke groet, mvg, fijne dag, fijne dag verder, nog een fijne dag, tot ziens,
    met ${THE} ${NOUN}, voor ${THE} ${NOUN}, ${THE} ${NOUN}, aan ${THE} ${NOUN}, hiermee, daarmee, ermee, met alles,
    alles, allemaal, dit, dat, zo,
    zoals besproken/voorgesteld/beschreven/aangegeven/hierboven/afgesproken/vermeld/u_zegt/je_zegt/u_voorstelt/je_voorstelt/genoemd/u_beschrijft/je_beschrijft,
    op deze manier, nu, nu meteen, meteen, direct, gelijk, vandaag, zo snel mogelijk, zsm, voor mij
  `,
  declines: `
    nee, nee hoor, nee nee, neen, nee dank je, nee dank u, nee dank je wel, nee dank u wel, nee dankjewel,
    nee bedankt, nee dankje, nee liever niet, liever niet, beter niet, maar niet, toch niet, toch maar niet,
    nee toch niet, nee toch maar niet, doe maar niet, nee doe maar niet, niet doen, nee niet doen, graag niet,
    alsjeblieft niet, alstublieft niet, absoluut niet, zeker niet, helemaal niet, natuurlijk niet, in geen geval,
    geen sprake van, nooit, nu niet, niet nu, vandaag niet, nog niet, voorlopig niet, hoeft niet, dat hoeft niet,
    hoeft niet meer, dat hoeft niet meer, nee dat hoeft niet, niet nodig, dat is niet nodig, niet meer nodig,
    geen behoefte aan, geen interesse, ik heb geen interesse, ik wil het niet, ik wil dat niet, dat wil ik niet,
    wil ik niet, ik wil niet, ik wil het niet meer, ik ga niet akkoord, niet akkoord, ik ben niet akkoord,
    ik ga hier niet mee akkoord, ik weiger, geweigerd, ik bevestig niet, doe het niet, doe dat niet, doe dit niet,
    doe niets, stop, stop maar, stop ermee, laat maar, laat maar zitten, laat het maar, laat het zo, laat het,
    vergeet het, vergeet het maar, laat zitten, ik heb me bedacht, ik heb mij bedacht, ik ben van gedachten veranderd,
    ik ben van mening veranderd, ik zie ervan af, ik zie er van af
  `,
};
