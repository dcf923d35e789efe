import type { SensitiveTopic } from '../sentiment.ts';

/** Words of the sensitive topics in eight languages, in the notation of `patternOf`. */
export const SENSITIVE: Readonly<Record<SensitiveTopic, string>> = {
  fraud: `fraud* scam|scams|scammed|scammer* phish* hameconn* identity_theft unauthori* unathori* hacked|hacker*
    counterfeit forged money_laundering chargeback in_my_name was/got/been_robbed/mugged/tricked pretending+you|bank|
    your impersonat* did_not_order/make_this didnt/never_order/make/made_this $steal~$thing $thing~$steal $thing|$pay~
    without_my $odd+$pay $pay+$odd $not+$know+$pay $know+$pay+$not $pay+$not+$know $not+$did+$this+$pay $this+$pay~$not+
    $did pas_moi~$pay $pay~i|that_i+$not+$did|set_up $pay~not|wasnt|werent+done|made|authori*+by_me not_me|wasnt_me|
    not_mine~$pay $pay~not_mine|isnt_mine|arent_mine|wasnt_me|was_not_me|not_me|know_nothing|never_agreed|not_familiar|
    someone_i_dont|von_mir $someone+using|used|spending|spent|withdrew|withdrawing|took|made|making|charged|charging|
    ordered|bezahlt|benutzt+$thing|$pay $someone+$thing+bezahlt|benutzt|abgehoben|usado|usato|usou|gebruikt $someone+
    has|have|had|got|gained|get+access|info*|my_card|card_number* card|account+used|being_used+someone|somebody|else|
    thief|without $pay|charged|billed+for+$not+bought|buy|order*|purchase*|made dont|not+know|sure|understand+where|who|
    what_this|what_these+$pay money|funds+taken|gone+$not|without money|cash+missing+account|my_bank never_been_to~$pay
    $pay~never_been_to betrug* betrog* abzock* identitatsdiebstahl gehackt unbefugt* gefalscht* in_meinem_namen arnaque*
    escroc* usurp* pirate* piratage non_autorise* contrefacon estaf*
    robo/furto/roubo_de/di_identidad/identita/identidade suplant* hackea* no/nao_autoriz* falsific* frod* truff*
    non_autorizzat* hackerat* contraffat* golpe golpistas burla* oplicht* opgelicht identiteitsfraude ongeautoriseerd*
    vervalst* oszust* oszukan* kradziez_tozsamosci zhakow* nieautoryzowan* sfalszowan* wyludz*`,
  legal: `lawyer* attorney* lawsuit* solicitor* legal_action/steps sue|suing+you|your|company|bank|them will_sue ill_sue
    going_to_sue going_to_court take/taking_you_to_court see_you_in_court go_to_court in_court small_claims subpoena
    court_order ombudsman consumer_protection legally liability prosecut* police regulator* anwalt* rechtsanwalt*
    verklag* klage klagen gericht strafanzeige anzeige_erstatten rechtlich* verbraucherschutz* polizei avocat* tribunal*
    porter_plainte poursui* un_proces juridi* en_justice huissier mise_en_demeure abogad* demandar* denunci* juicio
    acciones_legales juzgado policia avvocat* denunc* causa_legale vie_legali polizia querela advogad* processar
    processo_judicial justica advocaat advocaten rechtszaak rechtbank rechter aanklagen aangifte politie deurwaarder
    prawnik* adwokat* do_sadu sadu pozew pozwe prawn* policj* prokuratur*`,
  privacy: `gdpr ccpa hipaa personal_data data_breach/leak/protection/privacy privacy_violation/breach my_privacy
    leaked_my data_request right_to_be_forgotten stop_tracking subject_access delete|deleting|erase|remove|wipe|copy|
    disclose|sold|sell|share|shared|access+my_data|my_personal|all_my_data|data_you|data_about|my_information|
    all_my_information data|information+have|hold|store+about|on+me shared|gave|sold|passed+my_address|my_details|
    my_email|my_number+third|anyone|others|companies|without consent+my_data datenschutz* dsgvo personenbezogen* losch*|
    auskunft|kopie+meine_daten|meiner_daten|alle_daten|uber_mich meine_daten|meiner_daten+losch*|gespeichert|
    weitergegeben datenleck datenpanne privatsphare daten+uber_mich|von_mir rgpd donnees_personnelles supprim*|effac*|
    copie|acces+mes_donnees vie_privee cnil confidentialite lopd datos_personales borr*|elimin*|suprim*|copia+mis_datos
    proteccion_de_datos privacidad dati_personali cancell*|elimin*|copia+miei_dati protezione_dei_dati lgpd
    dados_pessoais apag*|elimin*|exclu*|copia+meus_dados protecao_de_dados privacidade avg_verzoek persoonsgegevens
    verwijder*|wis|inzage+mijn_gegevens mijn_gegevens+verwijder*|wissen privacywet datalek rodo dane_osobowe
    danych_osobowych usun*+moje_dane|moich_danych wyciek_danych prywatnosc*`,
  safety: `injur* caught/catches/catch_fire on_fire is_burning burned/burnt_my/me exploded|explosion electric_shock
    shocked_me smoke_coming allergic smells_burnt/burning smells_like_burning anaphyla* poison* chok* suicid*
    kill_myself hurt_myself end_my_life self_harm in/to_hospital in_the_hospital hospitali* ambulance unsafe not_safe
    danger* carbon_monoxide gas_leak bleeding cut_myself child|son|daughter|baby|toddler|dog+swallowed started|starts|
    began+smok*|burn* hurt+my_child|my_son|my_daughter|my_hand verletz* feuer brennt gebrannt brand_geraten explodiert*
    stromschlag allergisch* vergift* erstick* selbstmord* umbringen krankenhaus notarzt gefahrlich* lebensgefahr*
    gasleck blutet blute blesse blessee blessure* incendi* pris_feu explos* electrocut* choc_electrique allergique*
    empoisonn* etouff* me_tuer hopital brule* herid* lesion* lastim* fuego explot* descarga_electrica alergica|alergico
    envenen* asfixi* matarme peligr* quemad* queme ferito|ferita|feriti fuoco esplos* scossa_elettrica avvelen* soffoc*
    uccidermi ospedale pericol* ustion* bruciat* ferido|ferida|feri machuc* magoei fogo explodiu choque_eletrico sufoc*
    me_matar perigo* queimad* queimei gewond verwond* in_brand ontplof* elektrische_schok stikken zelfmoord ziekenhuis
    gevaarlijk* onveilig* brandwond* zraniony ranny pozar zapalil* wybuch* porazenie_pradem alergiczn* zatru* udusi*
    samoboj* zabic_sie szpital niebezpieczn* poparz*`,
  discrimination: `discrim* diskrim* gediscrimineerd dyskrym* racis* racial* rassis* razzis* rasis* sexis* sessis*
    seksis* homophob* homofob* omofob* transphob* machist* antisemit* antysemit* islamophob* harass* bigot* belastigt*
    harcel* acoso* assedi* lastiggevallen intimid* treated|refused|denied|rejected+because|due+skin|race|religion|
    disab*|gender|gay|black|muslim|jewish|colour|color`,
};

/** Definitions of `$not` and the other references in the entries above. */
export const SENSITIVE_PARTS: Readonly<Record<string, string>> = {
  not: 'not|didnt|dont|havent|hasnt|never|wasnt|isnt|arent|nicht|nie|ne|pas|jamais|no|nunca|non|mai|nao|niet|nooit|nigdy',
  know: 'recogn*|recong*|authori*|recall|kenne|erkenne|reconnais|reconozco|riconosco|reconheco|herken|rozpoznaje',
  did: `made|make|do|did|done|recogn*|recong*|authori*|approve*|recall|remember|create|perform|buy|bought|purchase*|
    submit*|complete|gemacht|getatigt|fait|effectue|hice|hecho|fatto|effettuato|fiz|autorizei|gedaan|wykonal*|zrobil*`,
  this: 'this|that|these|those|the_payment|diese|ce|cet|cette|este|esta|esa|questo|questa|essa|deze|tej|tego',
  someone: 'someone|somebody|else|stranger|thief|jemand|quelqu_un|alguien|qualcuno|alguem|iemand|ktos',
  odd: `unknown|strange|suspicious|weird|unfamiliar|unrecogni*|unusual|odd|random|mysterious|questionable|shady|bogus|
    fishy|fake|unexpected|false|fremde|unbekannte|verdachtige|inconnu*|suspect*|desconocid*|sospechos*|sconosciut*|
    sospett*|desconhecid*|suspeit*|onbekende|verdachte|nieznan*|podejrzan*`,
  steal: `stole|stolen|steal|stealing|swiped|snatched|nicked|robbed|skimmed|cloned|compromised|copied|gestohlen*|
    geklaut*|entwendet*|vole|volee|derobe*|rob*|hurtad*|clonad*|rubat*|clonat*|roub*|furt*|gestolen|gejat|geskimd|
    ukrad*|skrad*`,
  thing: `card|cards|wallet|purse|phone|pin|account|identity|money|debit|karte|portemonnaie|geldborse|brieftasche|handy|
    geld|carte|portefeuille|argent|tarjeta|cartera|billetera|bolso|movil|dinero|carta|portafoglio|borsa|soldi|cartao|
    carteira|bolsa|dinheiro|pas|kaart|portemonnee|karta|portfel|torebke|pieniadze`,
  pay: `payment|payments|transac*|transak*|transaz*|charge|charges|purchase*|activity|withdrawal*|withdraw|transfer|
    transfers|debit|debits|abbuchung*|zahlung*|uberweisung*|buchung|paiement*|achat|prelevement*|retrait*|virement*|
    cargo*|pago*|compra|compras|pagament*|acquisto|addebit*|preliev*|cobranca*|saque*|betaling*|afschrijving*|aankoop|
    incasso|platnosc*|obciazeni*|zakup|wyplat*|przelew*`,
};
