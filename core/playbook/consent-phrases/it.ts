import type { PhraseLists } from './phrase-lists.ts';

const CHANGE = "cambio/cambi/modifica/modifiche/aggiornamento/operazione/azione/procedura/l'aggiornamento/l'operazione";
const NOUN = `${CHANGE}/l'annullamento/l'ordine/l'acquisto/l'upgrade/scambio/sostituzione/reso/restituzione/rimborso/cancellazione/annullamento/ordine/prenotazione/
  richiesta/pagamento/bonifico/acquisto/upgrade/correzione/cambio_di_indirizzo/cambio_indirizzo`;
const THE = `/il/lo/la/i/gli/le/l/questo/questa/questi/queste/quel/quella/quell/quest/mio/il_mio/la_mia/i_miei/le_mie/tutte_le/tutti_i/tutte_queste`;
const DO =
  'proceda/procedi/procedete/procediamo/vada_avanti/vai_avanti/andate_avanti/andiamo_avanti/proceda_pure/procedi_pure/procedete_pure';

export const IT: PhraseLists = {
  agrees: `
    sì, si, sì sì, si si, certo che sì, certo che si, ma certo, ma sì, certamente, certamente sì, sicuramente,
    senz'altro, senza dubbio, assolutamente sì, assolutamente si, ovviamente, naturalmente, volentieri,
    molto volentieri, affermativo, direi di sì, direi di si, dico di sì, dico sì, la mia risposta è sì, sì a tutto,
    sì per tutto, sì va bene, sì lo voglio, sì voglio, sì vorrei, sì mi piacerebbe, sì può, sì puoi, sì esatto,
    confermo, lo confermo, confermo tutto, glielo confermo, te lo confermo, vi confermo, le confermo, confermato,
    confermata, .conferma., sì conferma, do la mia conferma, do conferma, do il mio consenso, do il mio ok, do l'ok,
    ha il mio consenso, ha la mia autorizzazione, hai il mio consenso, avete il mio consenso,
    avete la mia autorizzazione, acconsento, accetto, lo accetto, accetto tutto, accettato, approvo, approvato,
    autorizzo, autorizzato, sono d'accordo, siamo d'accordo, sono d accordo, pienamente d'accordo,
    sono pienamente d'accordo, concordo, sono favorevole, ${DO}, ${DO} così, ${DO} con questo/tutto/quello, fallo,
    lo faccia, lo faccia pure, fallo pure, lo faccia adesso, fatelo, fatelo pure, facciamolo, facciamo così,
    facciamo pure, faccia così, fai così, fate così, faccia pure, fai pure, fate pure, fammelo, me lo faccia, avanti,
    avanti pure, avanti così, andiamo, vada, vai, vada pure, vai pure, può procedere, puoi procedere,
    potete procedere, può andare avanti, puoi andare avanti, può proseguire, prosegua, prosegui, proseguiamo,
    si proceda, procedere, procedere pure, esegua, esegui, voglio procedere, vorrei procedere, desidero procedere,
    intendo procedere, voglio farlo, vorrei farlo, mi piacerebbe procedere, desidero farlo, lo voglio, sì facciamolo,
    ${DO} con ${THE}/ ${NOUN},
    faccia/fai/fate/effettui/effettua/effettuate/esegua/esegui/completi/completa/elabori ${THE} ${CHANGE},
    può/puoi/potete procedere con ${THE}/ ${NOUN}, voglio/vorrei/desidero procedere con ${THE} ${NOUN},
    voglio/vorrei/desidero fare/effettuare/completare ${THE} ${CHANGE},
    confermo/accetto/approvo/autorizzo ${THE} ${NOUN}, confermo di voler procedere, confermo che voglio procedere,
    sono d'accordo con ${THE} ${NOUN}, facciamo ${THE} ${CHANGE}
  `,
  beside: `
    faccia/fai/fate/effettui/effettua/effettuate/esegua/esegui/completi/completa/elabori ${THE} ${NOUN}, ok, okay,
    oki, okey, va bene, va benissimo, va bene così, per me va bene, a me va bene, mi va bene, va bene per me,
    mi va benissimo, tutto bene, tutto ok, bene, benissimo, molto bene, d'accordo, d accordo, daccordo, certo, sicuro,
    perfetto, è perfetto, tutto perfetto, perfettamente, ottimo, ottima idea, ottima soluzione, eccellente,
    fantastico, stupendo, meraviglioso, splendido, magnifico, bellissimo, grande, super, top, bello, esatto,
    esattamente, è esatto, giusto, è giusto, tutto giusto, corretto, è corretto, è tutto corretto, tutto corretto,
    è tutto giusto, è così, proprio così, è proprio così, infatti, appunto, ha capito bene, hai capito bene,
    mi sembra buono, mi sembra ottimo, mi sembra perfetto, mi sembra giusto, mi sembra corretto, sembra buono,
    sembra perfetto, sembra ottimo, mi sta bene, mi piace, suona bene, funziona, per me funziona, mi pare giusto,
    buona idea, nessun problema, senza problemi, non c'è problema, sarebbe perfetto/ottimo/bello/fantastico/gentile,
    sarebbe l'ideale, allora, dunque, ecco, beh, ah, oh, bravo, affare fatto, perfetto così, per favore, perfavore,
    per cortesia, per piacere, pf, prego, grazie, grazie mille, e grazie/grazie_mille, mille grazie, molte grazie,
    tante grazie, grazie tante, grazie infinite, grazie ancora, la ringrazio, ti ringrazio, vi ringrazio,
    grazie in anticipo, grazie a lei, grazie a te, grazie a voi, grazie di tutto, grazie del suo/tuo/vostro aiuto,
    grazie per l'aiuto, grazie per il suo/tuo/vostro aiuto, grazie per la disponibilità/pazienza/risposta,
    gentilmente, cortesemente, molto gentile, gentilissimo, gentilissima, salve, ciao, buongiorno, buonasera,
    buon giorno, buona sera, buon pomeriggio, cordiali saluti, saluti, distinti saluti, buona giornata, buona serata,
    arrivederci, a presto, con ${THE} ${NOUN}, con ${NOUN}, per ${THE} ${NOUN}, al/alla/allo/ai/alle/agli/all ${NOUN},
    a ${THE} ${NOUN}, col ${NOUN}, ${THE} ${NOUN}, con questo, con quello, con tutto, tutto, tutto quanto, questo,
    quello, così, così come, così com'è,
    come detto/descritto/proposto/indicato/concordato/previsto/suggerito/sopra/da_lei_proposto/da_lei_indicato/da_lei_descritto/da_accordi/ha_detto/ha_proposto/hai_detto/hai_proposto,
    adesso, ora, subito, immediatamente, oggi, al più presto, il prima possibile, appena può, appena puoi, quando può,
    quando puoi, per me, pure
  `,
  declines: `
    no, no no, no grazie, no no grazie, non, mai, mai più, assolutamente no, certo che no, certamente no,
    ovviamente no, per niente, niente affatto, nemmeno per sogno, neanche per idea, in nessun caso, non ora,
    non adesso, non oggi, non ancora, per ora no, per adesso no, per il momento no, non serve, non mi serve,
    non serve più, non mi serve più, non è necessario, non c'è bisogno, non occorre, non mi interessa,
    non sono interessato, non sono interessata, non voglio, non lo voglio, non lo voglio più, non voglio più,
    no non voglio, non lo desidero, non sono d'accordo, non accetto, non confermo, non autorizzo, non acconsento,
    rifiuto, rifiutato, preferisco di no, preferirei di no, preferisco non farlo, meglio di no, meglio no,
    no meglio di no, direi di no, non farlo, non lo faccia, non fatelo, non faccia niente, non fare niente,
    non fare nulla, non proceda, non procedere, non procedete, per favore non farlo, stop, alt, ferma, fermati,
    si fermi, fermo, basta, lasci stare, lascia stare, lascia perdere, lasci perdere, lasciamo stare,
    lasciamo perdere, lasci così, lascia così, ho cambiato idea, ci ho ripensato, ho ripensato, come non detto
  `,
};
