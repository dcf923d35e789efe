/**
 * How an assistant claims that a change was carried out, by language. In the patterns, a space separates words and `/` alternatives, `_`
 * joins words of one alternative, and a line is one pattern. `V` stands for a verb of change, `A` for what may precede it.
 */
export interface ClaimWords {
  /** Participles; with `endings`, their stems. */
  readonly verbs: string;
  readonly endings?: string;
  /** Verbs that only count in the first person: in the passive, they are facts that a look-up finds. */
  readonly own_verbs?: string;
  /** Adverbs that `A` stands for. Without them, `A` is up to eight words of which none is in `barred`. */
  readonly adverbs?: string;
  readonly barred?: string;
  /** The first person: always a claim. */
  readonly own: string;
  /** A claim if it is about what was proposed. */
  readonly passive: string;
  /** Whole clauses without a subject: also a claim if it is about what was proposed. */
  readonly alone: string;
  /** Words earlier in the clause that negate. */
  readonly not: string;
  /** Words earlier in the sentence that make it a condition; and those that only do so if it is not in the first person. */
  readonly conditions: string;
  readonly times: string;
  /** Words directly before the passive: auxiliaries and relative pronouns. */
  readonly not_after: string;
  /** Words directly after: the object is the company's, or the verb goes on. */
  readonly not_before: string;
  /** Words of look-ups in the clause of the passive: who or what did it, and when. */
  readonly facts: string;
}

export const CLAIM_WORDS: Readonly<Record<string, ClaimWords>> = {
  en: {
    verbs: `cancelled canceled refunded exchanged changed updated modified replaced swapped removed deleted added booked rebooked
      rescheduled upgraded downgraded issued processed initiated submitted created activated deactivated reactivated unsubscribed
      renewed extended paused resumed applied adjusted corrected transferred scheduled registered credited reversed edited completed saved`,
    own_verbs:
      'placed opened_a opened_the closed_your closed_the blocked unblocked moved switched set_up taken_care_of reset disabled enabled arranged',
    adverbs:
      'now just successfully already also then therefore hereby both all gone_ahead_and immediately officially fully accordingly',
    own: `i/we have/ve A V
      i/we A V
      i/we went_ahead_and V
      i/we was_able_to/were_able_to/managed_to A cancel/refund/exchange/change/update/process/remove/add/book/rebook/replace/modify/return`,
    passive: `has/have/s A been A V
      cancellation/refund/exchange/return/change/changes/update/upgrade/booking is/are A complete/completed/done/in_effect
      is/are now A V
      was/were A successfully V
      V successfully`,
    alone: `done
      all done/set/sorted
      consider it done
      it/that/this/everything/all is/s A done/set/sorted/complete/all_set/all_done/taken_care_of
      it/that/this/everything has A been A done/sorted/taken_care_of
      you are/re A all_set/good_to_go`,
    not: 'not no nothing none never neither nor without t cannot',
    conditions: 'if whether once unless until in_case as_soon_as provided_that',
    times: 'when after before shows says according status',
    not_after: 'will would should could can may might must to not be which who that t',
    not_before: 'our the_check the_search the_review',
    facts: `already previously earlier yesterday ago last by since shows payment_has payment_was in_(?:january|february|march|april|may|june|july|august|september|october|november|december) on_(?:\\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^_]*`,
  },
  de: {
    verbs: `storniert annulliert erstattet zurückerstattet rückerstattet umgetauscht ausgetauscht getauscht geändert aktualisiert
      angepasst ersetzt entfernt gelöscht hinzugefügt gebucht umgebucht verschoben hochgestuft veranlasst eingeleitet bearbeitet
      aktiviert deaktiviert gekündigt verlängert pausiert gutgeschrieben korrigiert übertragen abgeschlossen beauftragt
      ausgelöst durchgeführt vorgenommen umgestellt abbestellt zurückgesetzt erledigt`,
    own_verbs:
      'angelegt erstellt geschlossen gesperrt eröffnet eingereicht hinterlegt eingetragen angemeldet abgemeldet gewechselt',
    barred: `nicht kein[^_]* nichts nie niemals noch dass ob wird werden würde kann können soll ist sind wurde wurden unser[^_]*
      vorschlag zusammenfassung übersicht`,
    own: `ich/wir habe/haben A V
      habe/haben ich/wir A V
      ich/wir konnte/konnten A stornieren/erstatten/umtauschen/ändern/aktualisieren/anpassen/buchen/umbuchen/veranlassen`,
    passive: `wurde/wurden A V
      rücksendung/retoure/umtausch/erstattung wurde A angelegt/erstellt/eingereicht
      ist/sind A V worden
      ist/sind nun/jetzt/hiermit/somit/damit/soeben/erfolgreich A V
      ist/sind A erledigt/veranlasst
      stornierung/erstattung/rückerstattung/rücksendung/umtausch/änderung/umbuchung/kündigung ist A abgeschlossen/durchgeführt/wirksam
      bestätige/bestätigen/mitteilen , dass A V wurde/wurden/ist/sind`,
    alone: `erledigt
      fertig
      gemacht
      alles erledigt/geregelt
      das/es/alles ist/wäre A erledigt/geregelt/gemacht`,
    not: 'nicht kein[^_]* nichts nie niemals weder ohne',
    conditions: 'wenn falls ob sobald sofern bis bevor',
    times: 'nachdem laut status',
    not_after: 'nicht',
    not_before: 'werden wird wurde wurden werde',
    facts:
      'zuletzt im_(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) bereits schon gestern vorhin früher letzte[^_]* am vom von_(?:ihnen|dem|der|einem|einer) durch laut seit zahlung',
  },
  fr: {
    verbs: `annulé remboursé échangé modifié changé mise?s?_à_jour remplacé supprimé retiré ajouté réservé reprogrammé traité émis initié
      lancé soumis activé désactivé résilié prolongé suspendu appliqué corrigé transféré effectué crédité déplacé finalisé`,
    endings: 'e s es',
    own_verbs: 'procédé_(?:à|au|aux) créé ouvert clôturé enregistré réglé fait_le fait_la',
    adverbs:
      'bien donc maintenant désormais déjà aussi également tout_juste immédiatement avec_succès entièrement correctement pu',
    own: `j/je_l/je_les/je_vous ai A V
      nous/nous_l/nous_les/nous_vous avons A V
      je/nous viens/venons d/de A annuler/rembourser/échanger/modifier/changer/traiter/effectuer/supprimer/ajouter/réserver/lancer
      j ai_pu annuler/rembourser/échanger/modifier/changer/traiter/effectuer/supprimer/ajouter/réserver`,
    passive: `a/ont A été A V
      est/sont désormais/maintenant/à_présent/bien A V
      annulation/remboursement/échange/retour/modification/changement/résiliation est A faite?/effective?/terminée?/effectuée?
      a/ont A été A faite?s?
      (?:annulation|remboursement|échange|retour|modification|changement)(?:_de_(?:vos|votre)_[^_]+)? a A été A enregistrée?/créée?`,
    alone: `c est A fait/réglé/chose_faite
      chose faite
      tout est A fait/réglé/en_ordre
      voilà_qui est fait`,
    not: 'n ne pas aucun aucune rien jamais sans ni',
    conditions: 'si s_il s_ils dès_que dès_qu une_fois jusqu à_condition',
    times: 'quand lorsque lorsqu après avant selon',
    not_after: 'qui que qu aurait auraient',
    not_before: 'nos notre',
    facts:
      'en_(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) hier déjà lundi mardi mercredi jeudi vendredi samedi dimanche le_\\d+ par depuis paiement',
  },
  es: {
    verbs: `cancelad anulad reembolsad cambiad modificad actualizad reemplazad sustituid eliminad añadid agregad reservad reprogramad
      emitid tramitad procesad iniciad activad desactivad renovad ampliad suspendid aplicad corregid transferid realizad efectuad
      gestionad abonad ajustad completad`,
    endings: 'o a os as',
    own_verbs: 'procedido_a cread solicitad registrad devuelt bloquead abiert',
    adverbs: 'ya ahora también correctamente exitosamente con_éxito debidamente finalmente podido',
    own: `he/hemos A V
      acabo/acabamos de A cancelar/anular/reembolsar/cambiar/modificar/actualizar/tramitar/procesar/eliminar/añadir/reservar/realizar
      he/hemos podido cancelar/anular/reembolsar/cambiar/modificar/actualizar/tramitar/procesar/eliminar/añadir/reservar/realizar
      cancelé/anulé/reembolsé/cambié/modifiqué/actualicé/tramité/procesé/realicé/eliminé/añadí/reservé`,
    passive: `ha/han A sido A V
      se ha/han A V
      fue/fueron A V
      queda/quedan/quedó/quedaron A V
      está/están ya/ahora A V
      devolución/cancelación/cambio/reembolso ha sido A registrad[oa]/cread[oa]
      devolución/cancelación/cambio/reembolso fue A registrad[oa]/cread[oa]`,
    alone: `listo
      hecho
      ya está
      ya quedó
      está/queda/quedó A hecho/listo
      ya está A hecho/listo
      todo A listo/hecho
      todo está A listo/hecho`,
    not: 'no nada ningún ninguna ninguno nunca jamás sin tampoco',
    conditions: 'si cuando en_cuanto una_vez hasta tan_pronto siempre_que',
    times: 'después antes tras según',
    not_after: 'que',
    not_before: 'nuestro nuestra nuestros nuestras',
    facts:
      'en_(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) ayer el_\\d+ el_(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) pasado pasada anteriormente por desde pago',
  },
  it: {
    verbs: `cancellat annullat rimborsat cambiat modificat aggiornat sostituit rimoss eliminat aggiunt prenotat riprogrammat emess
      elaborat avviat attivat disattivat disdett prorogat sospes applicat corrett trasferit effettuat accreditat completat spostat`,
    endings: 'o a i e',
    own_verbs: 'procedut(?:o_con|o_al[^_]*|o_ad) creat registrat apert chius bloccat',
    adverbs: 'già appena ora anche quindi subito correttamente con_successo proprio',
    own: `ho/abbiamo A V
      sono riuscito/riuscita ad/a annullare/cancellare/rimborsare/cambiare/modificare/aggiornare/sostituire/prenotare/eliminare`,
    passive: `è/sono A stato/stata/stati/state A V
      è/sono ora/adesso A V
      ora/adesso è/sono V
      reso/cambio/annullamento/rimborso/cancellazione è stato/stata A registrat[oa]/creat[oa]`,
    alone: `fatto
      ecco fatto
      è A fatto
      tutto A fatto/a_posto/sistemato
      è tutto A fatto/a_posto/sistemato/pronto`,
    not: 'non nulla niente nessun nessuno nessuna mai senza né',
    conditions: 'se quando non_appena una_volta finché',
    times: 'dopo prima secondo',
    not_after: 'che',
    not_before: 'il_nostro la_nostra i_nostri le_nostre',
    facts:
      'a_(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre) dall[^_]* dai ieri già il_\\d+ lunedì martedì mercoledì giovedì venerdì sabato domenica scorso scorsa precedentemente da dal pagamento',
  },
  pt: {
    verbs: `cancelad anulad reembolsad trocad alterad modificad atualizad substituíd removid eliminad excluíd adicionad reservad
      remarcad emitid processad iniciad ativad desativad renovad prorrogad suspens aplicad corrigid transferid efetuad realizad
      creditad concluíd feit`,
    endings: 'o a os as',
    adverbs: 'já agora também devidamente corretamente com_sucesso',
    own: `fiz o/a cancelamento/troca/alteração/reembolso/devolução/mudança
      procedi ao/à cancelamento/troca/alteração/reembolso/devolução/mudança
      cancelei/anulei/reembolsei/troquei/alterei/modifiquei/atualizei/substituí/removi/eliminei/excluí/adicionei/reservei/remarquei
      emiti/processei/iniciei/submeti/ativei/desativei/renovei/apliquei/corrigi/transferi/registei/registrei/efetuei/realizei/criei
      cancelámos/anulámos/reembolsámos/trocámos/alterámos/atualizámos/processámos/iniciámos/efetuámos
      acabei/acabámos de A cancelar/anular/reembolsar/trocar/alterar/modificar/atualizar/remover/adicionar/reservar/processar/fazer
      consegui/conseguimos cancelar/anular/reembolsar/trocar/alterar/modificar/atualizar/remover/adicionar/reservar/processar`,
    passive: `foi/foram A V
      devolução/troca/cancelamento/reembolso foi A regist[^_]*/criad[oa]
      está/estão agora/já A V
      fica/ficou/ficaram A V`,
    alone: `feito
      pronto
      prontinho
      já está
      está A feito
      já está feito
      tudo A pronto/certo/feito/resolvido
      está tudo pronto/feito/resolvido/tratado`,
    not: 'não nada nenhum nenhuma nunca sem nem',
    conditions: 'se caso quando assim_que logo_que uma_vez até desde_que',
    times: 'depois após antes segundo',
    not_after: 'que',
    not_before: 'o_nosso a_nossa os_nossos as_nossas',
    facts:
      'em_(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro) ontem em_\\d+ no_dia na_(?:segunda|terça|quarta|quinta|sexta) no_(?:sábado|domingo) anteriormente por pelo pela desde pagamento passada passado',
  },
  nl: {
    verbs: `geannuleerd terugbetaald vergoed geruild omgeruild gewijzigd veranderd aangepast bijgewerkt vervangen verwijderd toegevoegd
      geboekt omgeboekt verplaatst verzet opgezegd verlengd gepauzeerd geactiveerd gedeactiveerd verwerkt doorgevoerd uitgevoerd
      overgezet gecorrigeerd gecrediteerd toegepast stopgezet geregeld afgerond voltooid teruggestort teruggeboekt in_gang_gezet`,
    own_verbs: 'aangemaakt ingediend gestart geblokkeerd afgemeld geopend gesloten',
    barred: `niet geen niets nooit nog dat wordt worden zal zou kan kunnen moet onze ons is zijn was al reeds gisteren op vorige door
      sinds binnen voorstel overzicht`,
    own: `ik/we/wij heb/hebben A V
      heb/hebben ik/we/wij A V
      ik/we/wij heb/hebben al/reeds A V`,
    passive: `is/zijn A V
      retour/annulering/terugbetaling/ruil/wijziging is A aangemaakt/ingediend/gestart`,
    alone: `gedaan
      geregeld
      klaar
      voor elkaar
      het/dat/alles is A geregeld/gedaan/klaar/in_orde/voor_elkaar
      alles geregeld`,
    not: 'niet geen niets nooit zonder',
    conditions: 'als indien zodra wanneer mits tot totdat voordat',
    times: 'nadat volgens status betaling',
    not_after: 'die dat',
    not_before: 'worden wordt',
    facts:
      'in_(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) al reeds gisteren op vorige door sinds eerder betaling',
  },
  pl: {
    verbs: `anulowan zwrócon zmienion zaktualizowan wymienion usunięt dodan zarezerwowan przebukowan przełożon wystawion zlecon
      aktywowan dezaktywowan przedłużon zawieszon zastosowan poprawion przeniesion przetworzon rozpoczęt`,
    endings: 'y a e i o',
    adverbs: 'właśnie już teraz pomyślnie również także też',
    own: `(?:anulowa|zwróci|wymieni|zmieni|zaktualizowa|usuną|usunę|doda|zarezerwowa|przebukowa|przełoży|wystawi|zleci|złoży|utworzy|aktywowa|dezaktywowa|przedłuży|zawiesi|zastosowa|poprawi|przenios|zrealizowa|wykona|przetworzy|zrobi|załatwi|rozpoczą|rozpoczę|dokona)(?:łem|łam|liśmy|łyśmy)
      udało mi/nam się A anulować/zwrócić/wymienić/zmienić/zaktualizować/usunąć/dodać/zarezerwować/przebukować/zlecić`,
    passive: `został/została/zostało/zostały/zostali A V
      jest/są teraz/pomyślnie A V
      zwrot/wymiana/zmiana/anulowanie został/została/zostało A zarejestrowan[yaoe]/złożon[yaoe]
      anulowano/zwrócono/zmieniono/zaktualizowano/wymieniono/usunięto/dodano/zarezerwowano/wystawiono/zlecono/dokonano`,
    alone: `gotowe
      zrobione
      załatwione
      to/wszystko A gotowe/załatwione/zrobione
      to/wszystko jest A gotowe/załatwione/zrobione`,
    not: 'nie nic żaden żadne żadna nigdy bez ani',
    conditions: 'jeśli jeżeli gdy gdyby kiedy czy aż dopóki jak_tylko',
    times: 'po_tym zanim według',
    not_after: 'które który która co by',
    not_before: 'nasz nasze naszą naszych',
    facts:
      'w_(?:styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrześniu|październiku|listopadzie|grudniu) wczoraj już w_poniedziałek we_wtorek w_środę w_czwartek w_piątek w_sobotę w_niedzielę dnia \\d+_(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia) przez wcześniej od płatność',
  },
};
