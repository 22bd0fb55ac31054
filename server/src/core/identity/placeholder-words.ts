/** Values that say that there is no value: of an organisation, a model, a serial number, of anything. Slashes part them. */
const NOTHING =
  'n/a|n.a.|na|n/d|n.d.|none|nil|null|undefined|nan|unknown|unkown|unknwon|uknown|not known|unspecified|not specified|' +
  'not available|not applicable|not provided|not stated|not set|not defined|not assigned|not found|not given|no data|' +
  'no value|no information|information not available|empty|blank|unassigned|unavailable|untracked|unidentified|undetermined|' +
  'tbd|tba|tbc|t.b.d.|t.b.a.|t.b.c.|to be determined|to be defined|to be confirmed|to be announced|to be specified|' +
  'to be provided|to be added|to be supplied|to be advised|to be decided|to be completed|to be filled|to be filled in|to do|todo|' +
  'fixme|xxx|noassertion|no assertion|generic|default string|to be filled by o.e.m.|' +
  '#n/a|#ref|#value|#name|#null|#div/0|to be filled by oem|system manufacturer|system product name|~|?|' +
  // German, Dutch
  'unbekannt|nicht bekannt|keine angabe|keine angaben|k.a.|k. a.|kein|keine|keiner|keines|nicht angegeben|nicht verfügbar|nicht zutreffend|' +
  'nicht vorhanden|nicht zugeordnet|entfällt|noch offen|wird nachgereicht|noch festzulegen|onbekend|niet bekend|geen|' +
  'geen opgave|niet opgegeven|niet van toepassing|niet beschikbaar|n.v.t.|nvt|nog te bepalen|n.b.|' +
  // French, Italian, Spanish, Portuguese, Catalan, Romanian
  'inconnu|inconnue|non connu|non connue|non spécifié|non spécifiée|non précisé|non précisée|non renseigné|non renseignée|non défini|' +
  'non définie|non communiqué|non disponible|non applicable|indisponible|aucun|aucune|néant|sans objet|s.o.|à définir|à déterminer|' +
  'à préciser|à compléter|sconosciuto|sconosciuta|ignoto|non noto|non nota|non specificato|non specificata|non definito|nessuno|nessuna|' +
  'non applicabile|non disponibile|non indicato|da definire|da determinare|da specificare|desconocido|desconocida|no especificado|no especificada|' +
  'sin especificar|sin datos|sin información|no aplica|no aplicable|no disponible|no consta|no definido|no indicado|ninguno|ninguna|' +
  'por definir|por determinar|por confirmar|s/d|desconhecido|desconhecida|não especificado|não especificada|não informado|' +
  'não informada|não aplicável|não disponível|não definido|não consta|não se aplica|nenhum|nenhuma|sem informação|sem dados|a definir|' +
  'a determinar|a confirmar|desconegut|desconeguda|no especificat|necunoscut|necunoscută|nespecificat|nedefinit|nu este cazul|' +
  // Nordic languages, Finnish, Estonian, Latvian, Lithuanian, Hungarian
  'okänd|okänt|ej känd|saknas|ej angiven|ej angivet|ej tillämpligt|ej tillgänglig|ingen|inga|inget|ukendt|ikke angivet|ikke oplyst|ikke relevant|' +
  'ukjent|ikke oppgitt|ikke tilgjengelig|mangler|tuntematon|ei tiedossa|ei tietoa|ei ole|ei määritelty|puuttuu|teadmata|puudub|' +
  'määramata|nezināms|nav zināms|nežinoma|nežinomas|nenurodyta|ismeretlen|nincs|nincs megadva|nem ismert|nem elérhető|' +
  // Polish, Czech, Slovak, Slovene, Croatian, Serbian
  'nieznany|nieznana|nieznane|brak|brak danych|brak informacji|nie dotyczy|nie podano|nieokreślony|do ustalenia|do uzupełnienia|neznámý|' +
  'neznámá|neznámé|neuvedeno|neuveden|není znám|žádný|žádná|nezadáno|neznámy|neznáma|neuvedené|žiadny|neznan|neznano|ni podatka|nepoznat|' +
  'nepoznato|nije poznato|nije navedeno|nema podataka|неизвестно|неизвестен|неизвестный|неизвестная|неизв.|не указано|не указан|' +
  'не указана|не определено|не определен|нет|нет данных|нет информации|отсутствует|не задано|н/д|не применимо|неприменимо|уточняется|' +
  'невідомо|невідомий|невідома|не вказано|не вказаний|немає|немає даних|відсутній|няма|няма данни|непознат|непознато|нема|' +
  // Turkish, Greek, Arabic, Persian, Hebrew, Hindi
  'bilinmiyor|bilinmeyen|belirtilmemiş|belirtilmedi|belirsiz|yok|mevcut değil|tanımsız|άγνωστο|άγνωστος|άγνωστη|δεν υπάρχει|' +
  'δεν διατίθεται|μη διαθέσιμο|غير معروف|غير معروفة|غير محدد|غير متوفر|غير متاح|لا يوجد|لا شيء|مجهول|نامشخص|ناشناس|ندارد|לא ידוע|אין|לא זמין|अज्ञात|' +
  // Chinese, Japanese, Korean, Vietnamese, Thai, Indonesian
  '不明|未知|无|無|待定|不详|不詳|未定|未填|未填写|未填寫|未指定|未提供|未说明|未說明|未命名|未标明|不适用|不適用|暂无|暫無|暂缺|没有|沒有|空|空白|无数据|無資料|' +
  '未公开|不知道|待补充|待確認|待确认|なし|無し|ナシ|該当なし|特になし|未記入|未設定|未登録|未入力|未確認|情報なし|データなし|非公開|不詳|不明です|없음|미상|미정|알 수 없음|' +
  '알수없음|알 수 없는|해당 없음|해당없음|미지정|미확인|불명|정보 없음|không rõ|không có|không biết|không xác định|chưa biết|chưa xác định|' +
  'ไม่ทราบ|ไม่มี|ไม่ระบุ|tidak diketahui|tidak ada|tidak tersedia|belum ditentukan|tiada';

/** Values that stand where the name of an organisation should, and name none. */
const NOBODY =
  'default|pending|missing|offen|pendiente|no supplier|no manufacturer|no vendor|no maker|no name|noname|no brand|unbranded|unknown vendor|unknown supplier|unknown manufacturer|' +
  'unknown maker|unknown organization|unknown organisation|unknown author|unknown company|unknown publisher|anonymous|nobody|someone|' +
  'to be chosen|various|various vendors|various suppliers|various manufacturers|several|multiple|multiple vendors|multiple suppliers|misc|' +
  'miscellaneous|other|others|verschiedene|sonstige|autre|autres|varios|otro|otros|vários|outro|outros|altro|altri|' +
  'różne|разные|другое|прочее|其他|其它|各种|その他|各社|기타|o.e.m.|oem|chassis manufacturer|base board manufacturer|vendor not specified|' +
  'supplier not specified|unknown oem|third party|third-party|3rd party|' +
  // no brand, and where to look for it
  'sin marca|ohne marke|markenlos|sans marque|senza marca|sem marca|merkloos|bez marki|без марки|без бренда|无品牌|無品牌|ノーブランド|no-name|' +
  'see datasheet|see data sheet|see drawing|see bom|see note|see notes|see above|see below|see description|as specified|per drawing|any|any brand|' +
  'siehe datenblatt|siehe zeichnung|siehe oben|siehe stückliste|voir fiche technique|voir plan|voir ci-dessus|ver ficha técnica|ver plano|' +
  'vedi scheda tecnica|vedi disegno|zie datablad|zie tekening|customer supplied|customer furnished|supplied by customer|to be sourced|' +
  // what templates ask for
  'supplier|supplier name|name of supplier|vendor|vendor name|manufacturer|manufacturer name|maker|publisher|author|company|company name|' +
  'organization|organization name|organisation|organisation name|name|example|your company|your company name|your organization|' +
  'your organisation|your name|my company|my organization|insert name here|enter name|enter supplier|enter name here|placeholder|sample|test|foo|bar|' +
  'foobar|lorem ipsum|lieferant|hersteller|firma|firmenname|fournisseur|fabricant|nom du fournisseur|proveedor|fabricante|fornecedor|fornitore|' +
  'produttore|leverancier|fabrikant|dostawca|producent|dodavatel|výrobce|поставщик|производитель|供应商|供應商|制造商|製造商|厂商|廠商|厂家|生产厂家|' +
  '公司名称|メーカー|メーカー名|製造元|会社名|供給者|제조사|제조업체|공급업체|공급자|회사명';

/** Values that say that somebody knows and does not tell. */
const WITHHELD =
  'withheld|information withheld|redacted|undisclosed|not disclosed|confidential|company confidential|trade secret|proprietary information|' +
  'geheim|vertraulich|geschwärzt|caviardé|confidentiel|non divulgué|non communiqué|secret commercial|confidencial|reservado|riservato|' +
  'vertrouwelijk|конфиденциально|коммерческая тайна|保密|机密|機密|非公開|비공개';

/** The words as people write them, not folded. */
export const WITHHELD_WORDS: readonly string[] = WITHHELD.split('|');
export const NOTHING_WORDS: readonly string[] = NOTHING.split('|');
export const NOBODY_WORDS: readonly string[] = NOBODY.split('|');
