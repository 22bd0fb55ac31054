/** What a column of a table of devices or parts holds. */
export type ColumnField =
  | 'manufacturer'
  | 'brand'
  /** The maker in an inventory, the seller in a list of parts: the other columns decide. */
  | 'vendor'
  | 'supplier'
  | 'model'
  | 'part'
  | 'value'
  | 'supplier-part'
  | 'name'
  | 'description'
  | 'designator'
  | 'footprint'
  | 'quantity'
  | 'price'
  | 'serial'
  | 'asset'
  | 'mac'
  | 'address'
  | 'firmware'
  | 'url'
  | 'stream'
  | 'cpe'
  | 'purl'
  | 'pen'
  | 'usb'
  | 'pci'
  | 'fcc'
  | 'site'
  | 'rack'
  | 'location'
  | 'status'
  | 'kind'
  | 'purchased'
  | 'installed'
  | 'replace-by'
  | 'notes'
  /** The country that a part comes from, and the works that made it. */
  | 'origin'
  | 'factory'
  /** What joins maker and part number in one cell: `AVL 1`. */
  | 'source'
  /** Whether a row is the first choice for a part or an alternate: `AML Status`. */
  | 'choice'
  /** Whether a part is left off the board, or put on it. */
  | 'unfitted'
  | 'fitted'
  /** Who registered the address block of the network interface: the MAC beside it says so too. */
  | 'interface-vendor'
  | 'secret';

/** Headers by field in English, Chinese, German and French, without what stands between their words. */
const words: Readonly<Partial<Record<ColumnField, string>>> = {
  manufacturer:
    'manufacturer manufacturername manufacturers mfr mfrname mfrs mfg mfgname maker make producer devicemanufacturer hardwaremanufacturer devicetypemanufacturer componentmanufacturer manuf hersteller herstellername produzent fabricant nomdufabricant constructeur fabricante produttore 制造商 制造厂商 制造厂家 生产商 生产厂家 生产厂商 厂家 厂商 原厂 製造商 メーカー 廠商 廠牌 cameramanufacturer cameramake equipmentmanufacturer vendormanufacturer manufacturervendor',
  brand: 'brand brandname branding marke marque marca 品牌 商标 商標 camerabrand devicebrand',
  vendor: 'vendor vendorname vendors devicevendor anbieter',
  supplier:
    'supplier suppliername distributor distributorname reseller seller dealer installer integrator boughtfrom purchasedfrom lieferant lieferantenname händler distributeur fournisseur nomdufournisseur installateur 供应商 供货商 供应商名称 经销商 代理商 集成商 供應商 經銷商',
  model:
    'model modelname modelnumber modelno modelnr modelid models devicetype devicemodel productmodel hardwaremodel cameramodel productname modell modellname modellnummer modellbezeichnung gerätemodell modèle nomdumodèle numérodemodèle 产品型号 设备型号 机型 型番 產品型號 設備型號 機型 makemodel makeandmodel brandmodel brandandmodel manufacturermodel manufacturerandmodel vendormodel 品牌型号 厂家型号规格',
  part: 'mpn mpns manufacturerpartnumber manufacturerpartnum manufacturerpartno manufacturerpart manufacturerpn manufacturernumber mfrpartnumber mfrpartnum mfrpartno mfrpart mfrpn mfrno mfgpartnumber mfgpartnum mfgpartno mfgpart mfgpn mfgno makerpartnumber partnumber partnum partno partnr pn herstellernummer herstellerteilenummer herstellerartikelnummer teilenummer referencefabricant référencefabricant référenceconstructeur numérodepièce 制造商型号 制造商料号 制造商零件编号 制造商零件号 厂家型号 厂家料号 原厂型号 零件号 零件编号 元件型号 物料型号 型号 型號 型号规格 规格型号 manufacturerno 制造商编号 厂商编号 厂商型号',
  value: 'value val wert valeur 值 参数',
  'supplier-part':
    'supplierpartnumber supplierpartnum supplierpartno supplierpart supplierpn supplierref distributorpartnumber distributorpartnum distributorpart digikeypartnumber digikeypartno digikeypart digikeypn digikey mouserpartnumber mouserpart mouserno mouser lcscpartnumber lcscpartno lcscpart lcsc lcscpn jlcpcbpart jlcpcbpartnumber jlcpart farnellpartnumber farnell rspartnumber bestellnummer référencefournisseur 供应商料号 供应商编号 商品编号 立创商城编号 vendorpartnumber vendorpartno vendorpart vendorpn vpn supplierno distributorno vendorno mouserpn',
  name: 'name devicename assetname hardwarename cameraname itemname equipmentname displayname systemname sysname hostname dnsname fqdn computername item device camera product equipment gerät gerätename bezeichnung benennung bauteilbenennung nom nomdelappareil désignation appareil équipement 名称 设备名称 设备名 设备 模块名称 元件名称 产品名称 品名 主机名 资产名称 摄像机名称 名稱 設備名稱 品名 主機名稱',
  description: 'description desc itemdescription beschreibung libellé 说明 描述 备注说明 规格 规格说明',
  designator:
    'designator designators reference references refdes referencedesignator referencedesignators ref refs partreference bauteilreferenz bauteilbezeichner referenzen repère référence références 位号 元件位号 器件位号',
  footprint:
    'footprint package packagecase case packagetype pcbfootprint gehäuse bauform empreinte boîtier 封装 封装类型',
  quantity:
    'quantity qty qnty count quantityperpcb qtyperboard orderqty orderquantity numberofdevices units menge anzahl stück stückzahl quantité qté nombre 数量 用量 件数 台数 个数 數量',
  price:
    'price unitprice unitcost cost totalprice totalcost extendedprice amount preis einzelpreis stückpreis gesamtpreis prix prixunitaire prixtotal coût 单价 价格 总价 金额 成本',
  serial:
    'serial serialnumber serialno serialnum serialnr sn seriennummer seriennr numérodesérie nosérie nsérie 序列号 出厂编号 产品序列号 序列號',
  asset:
    'assettag assetid assetnumber assetno inventorynumber inventoryno inventarnummer inventarnr numérodinventaire 资产编号 资产标签 固定资产编号',
  mac: 'mac macs macaddress macaddresses macaddr macaddressa macid hwaddress hwaddr hwmac hardwaremac physicaladdress ethernetaddress ethernetmac lanmac wifimac wlanmac wiredmac bssid macadresse macadressen adressemac mac地址 物理地址 mac位址 實體位址',
  address:
    'ip ips ipaddress ipaddresses ipaddr ipv4 ipv4address ipv6 ipv6address ip4 primaryip primaryip4 primaryip6 primaryipv4 managementip managementaddress mgmtip hostaddress hardwareaddress ipadresse adresseip ip地址 管理ip 管理地址 ip位址',
  firmware:
    'firmware firmwareversion firmwarever firmwarerevision fw fwversion fwver softwareversion swversion softwarever osversion version firmwarestand firmwareversionsstand softwarestand versionfirmware versiondufirmware versionlogicielle micrologiciel 固件 固件版本 软件版本 版本 系统版本 韌體版本 軟體版本',
  url: 'url link productpage productlink producturl website webpage homepage datasheet datasheeturl datasheetlink datasheeturl manufacturerurl configurationurl datenblatt fichetechnique lien 数据手册 规格书 链接',
  stream:
    'rtsp rtspurl rtspstream rtsppath stream streamurl streamurls mainstream substream videourl 视频流 视频流地址 流地址 取流地址',
  cpe: 'cpe cpe23 cpe22 cpename',
  purl: 'purl packageurl',
  pen: 'sysobjectid sysoid snmpsysobjectid systemobjectid enterprisenumber enterpriseid snmpoid',
  usb: 'usbid usbids vidpid usbvid usbvidpid',
  pci: 'pciid pciids pcivendor pcivendorid',
  fcc: 'fccid fcc',
  site: 'site sitename sites facility building campus branch standort standortname gebäude liegenschaft niederlassung emplacement bâtiment lieu 站点 站点名称 地点 现场 厂区 园区 楼宇',
  rack: 'rack rackname rackgroup rackposition face uposition 机柜 机架',
  location:
    'location room floor area zone department raum etage bereich salle étage zone 位置 安装位置 安装地点 房间 区域 部门 安裝位置 地點',
  status:
    'status state lifecycle lifecyclestatus lifecyclestate devicestatus assetstatus zustand betriebszustand statut état 状态 设备状态 使用状态 运行状态 狀態 設備狀態',
  kind: 'role devicerole kind type category devicecategory hardwaretype producttype equipmenttype class typ kategorie gerätetyp geräteart catégorie typedappareil 类型 类别 设备类型 设备类别',
  purchased:
    'purchasedate purchasedon datepurchased dateofpurchase orderdate procurementdate kaufdatum anschaffungsdatum bestelldatum datedachat 采购日期 购买日期 购置日期 采购时间 購買日期 採購日期',
  installed:
    'installdate installedon installationdate dateinstalled commissioned commissioningdate inservicesince einbaudatum installationsdatum inbetriebnahme datedinstallation misenservice 安装日期 安装时间 投用日期 安裝日期',
  'replace-by': 'replaceby replacementdate replaceuntil removeby ersatzbis remplaceravant 更换日期 更换期限',
  origin:
    'countryoforigin origincountry coo madein countryofmanufacture manufacturingcountry ursprungsland herkunftsland herstellungsland paysdorigine paysdefabrication 原产国 原产地 产地 生产国 原産国 原産地',
  factory:
    'factory factoryname manufacturingsite manufacturingplant productionsite assemblysite fertigungsstandort fertigungsort produktionsstandort usine sitedefabrication 生产工厂 工厂 生产地',
  notes:
    'notes note comment comments remark remarks bemerkung bemerkungen notiz notizen kommentar remarque remarques commentaire commentaires 备注 注释 備註',
  secret:
    'password passwd passphrase pwd pass psw user username login loginname account credentials credential secret token apikey snmpcommunity community communitystring psk wifikey wifipassword wpakey pin pincode hardwareusername hardwarepassword adminpassword rootpassword deviceusername devicepassword kennwort passwort benutzer benutzername zugangsdaten anmeldename motdepasse mdp utilisateur nomdutilisateur identifiant identifiants 密码 口令 用户名 用户 账号 账户 登录名 登录密码',
};

/** The same as they are written, with what tools of each trade and further languages call them; `|` between them. */
const phrases: Readonly<Partial<Record<ColumnField, string>>> = {
  origin: `country of origin|origin country|c o o|ctry of origin|country of assembly|país de origen|pais de origen|país de fabricación|país de origem|país de fabrico|paese di origine|paese d origine|paese di produzione|land van herkomst|land van oorsprong
    kraj pochodzenia|země původu|krajina pôvodu|származási hely|ursprungsland|oprindelsesland|opprinnelsesland|alkuperämaa|menşei ülke|menşe|страна происхождения|страна производства|xuất xứ|nước sản xuất|원산지|제조국`,
  factory: `place of manufacture|plant of manufacture|mfg site|mfg location|manufacturing location|factory site|fertigungsstätte|herstellwerk|lieu de fabrication|lugar de fabricación|fábrica|local de fabrico|stabilimento|sito produttivo|fabriek|zakład produkcyjny|fabrik`,
  manufacturer: `manf|manf name|mf|mf name|mfgr|mfct|mfger|manu|oem|original manufacturer|component mfr|component maker|part manufacturer|manufacturer of part
    mfr company|aml manufacturer|aml mfr|manufacturers mfr name|preferred manufacturer|preferred mfr|approved manufacturer|approved mfr|primary manufacturer|primary mfr
    hw manufacturer|hw vendor|hardware vendor|system manufacturer|computer manufacturer|chassis manufacturer|modem manufacturer|module manufacturer|module vendor
    modem vendor|chip vendor|chip maker|phone manufacturer|device maker|device brand name|device make|vehicle device make|camera manufacturer name|camera vendor
    unit manufacturer|cm manufacturer|actual manufacturer|entity manufacturer|entphysicalmfgname|asset manufacturer|make name
    ip camera brand|nvr brand|router brand|hw make|hardware make|product manufacturer|product vendor|produced by|made by|manufactured by
    herst|fabr|hersteller name|gerätehersteller|bauteilhersteller|hersteller 1|marke hersteller|hersteller marke|fertiger|mfrnr
    fabricant du composant|nom fabricant|nom du constructeur|marque fabricant|fabricante del equipo|fabricante del componente|nombre del fabricante|nombre fabricante|proveedor fabricante
    fabricante do equipamento|fabricante do componente|nome do fabricante|produttore|nome produttore|costruttore|casa costruttrice|fornitore produttore
    fabrikant|producent|naam fabrikant|merk fabrikant|producenta|nazwa producenta|wytwórca|výrobce|výrobce zařízení|výrobca|gyártó|gyártó neve|tillverkare|fabrikat|leverantör tillverkare
    üretici|üretici firma|imalatçı|üretici adı|valmistaja|produsent|fabrikat produsent|producător|proizvođač|κατασκευαστής|производитель|изготовитель|фирма изготовитель|завод изготовитель|вендор|виробник
    hãng|hãng sản xuất|nhà sản xuất|nhà sx|hãng sx|tên hãng|メーカー名|製造元|製造メーカー|製造業者|メーカ|製造会社|제조사|제조업체|제조 회사|메이커|제조원|生产企业|厂商名称|厂家名称|设备厂家|设备厂商|制造商名称|器件厂家|原厂商|設備廠商|製造廠商|ผู้ผลิต|الشركة المصنعة|यंत्र निर्माता|pabrikan|produsen`,
  brand: `brand manufacturer|brand maker|make brand|marke name|markenname|marca del equipo|marca do equipamento|marca dispositivo|marca fabricante|marca camera|merk|merknaam|marka|značka|varumärke|märke|merke|mærke|brend|марка|бренд|торговая марка|thương hiệu|nhãn hiệu|ブランド|ブランド名|브랜드|品牌名称|设备品牌|廠牌名稱|merek|márka|tuotemerkki|μάρκα`,
  vendor: 'vendors name|vendor id name|node vendor|hw vendor name|vendor display name',
  supplier: `supplier name|distributor name|authorized distributor|sold by|purchased through|purchase source|source of supply|vendor supplier|supplier vendor|reseller name|contractor|installed by|installer name
    lieferfirma|bezugsquelle|händlername|revendeur|nom fournisseur|installateur nom|proveedor|proveedores|distribuidor|nombre proveedor|instalador|fornecedor|nome do fornecedor|distribuidor autorizado|fornitore|nome fornitore|distributore|installatore
    leverancier|dostawca|dystrybutor|dodavatel|distributor název|dodávateľ|leverantör|tedarikçi|bayi|distribütör|toimittaja|leverandør|furnizor|szállító|beszállító|dobavljač|поставщик|дистрибьютор|постачальник
    nhà cung cấp|nhà phân phối|đại lý|仕入先|仕入れ先|販売店|代理店|購入先|공급사|공급업체|판매처|구매처|供应商名|采购渠道|代理`,
  model: `model nr|model num|model code|model id name|device model name|device model number|unit model|item model|asset model|product model number|product id|part model|equipment model|hw model|hardware type name|camera model number
    machine type|machine model|platform|hardware platform|hardware|chassis|entphysicalmodelname|model description|sku model|product number|product no|product code name|type number|typenumber|typenummer
    hardware driver|camera driver|device driver|brand and model|brand model|make model number|make and model number|make type|make & model|mfr model|mfg model|mfr & model|mfg & model|oem model|marke modell|marke und modell|marke typ|fabrikat typ|hersteller typ|hersteller und typ|hersteller modell|typenbezeichnung|typbezeichnung|gerätebezeichnung typ|modell nr
    modèle de caméra|modèle équipement|référence modèle|marque et modèle|marque modèle|marque type|type modèle|modelo|modelo de cámara|modelo del equipo|número de modelo|núm de modelo|nro de modelo|marca y modelo|marca modelo|marca e modelo
    modelo do equipamento|modelo da câmera|modello|modello dispositivo|numero modello|marca e modello|marca modello|modelnummer|model naam|merk en type|merk type|merk en model|numer modelu|nazwa modelu|model urządzenia|marka i model|model kamery
    model zařízení|číslo modelu|typ modelu|označení modelu|modellbeteckning|modellnamn|fabrikat och modell|model adı|model numarası|marka model|marka ve model|malli|modellnavn|modellszám|típus|modelul
    модель|модель устройства|модель камеры|модель оборудования|марка и модель|марка модель|наименование модели|тип модели|марка модели|модель пристрою|mã model|tên model|số model|model thiết bị|dòng máy|chủng loại model|kiểu máy|hãng model
    型式|形式|機種|機種名|製品型番|モデル|モデル名|モデル番号|製品名型番|品番型式|모델|모델명|모델번호|기종|제품모델|제품 모델|모델 번호|设备型号规格|产品型号规格|摄像机型号|型号名称|机器型号|终端型号|規格型號|產品名稱型號|รุ่น`,
  part: `mp|mpn number|manf no|manf num|manf part|manf pn|manf part number|manf part no|manf part num|manf partno|mfg num|mfgr part number|mfgr pn|mfgr part|mfgr no|mfr item|mfr item number|mfg item|mfg item number|mfg part num|mf pn|mf part number|mf part no|mf part|mf no
    manufacture part|manufacture part number|manufacture pn|manufacturer item|manufacturer item number|manufacturer item no|manufacturer product number|manufacturer part id|manufacturer ref|manufacturer reference|manufacturer code pn|manufacturer catalog number|manufacturers part number|manufacturers part no|manufacturers pn
    manufacturers mfr part number|aml part number|aml mpn|aml mfr part number|approved part number|approved mpn|preferred mpn|preferred part number|primary mpn|primary part number|vendor part mfr|oem part number|oem pn|oem part no|oem part|ordering code mfr|maker part|maker pn|maker part no|maker no|component part number
    part num mfr|p n|p no|part id mfr|mfrpn|mfpn|entphysicalpartnum|orderable part number|orderable pn|chip model|device part number|full part number|hw part number
    htn|hersteller teilenummer|hersteller artikelnummer|hersteller nr|hersteller nummer|hersteller bestellnummer|hersteller pn|artikelnummer hersteller|bestellnummer hersteller|bauteilnummer|herst nr|herst teilenr|teilenr|teile nr
    référence constructeur|réf fabricant|réf constructeur|référence du fabricant|numéro de pièce fabricant|code fabricant|numéro de pièce du fabricant|référence produit fabricant
    número de parte|nro de parte|n de parte|núm de parte|no de parte|número de pieza|nº de pieza|nº pieza|núm de pieza|nro de pieza|número de parte del fabricante|referencia fabricante|referencia del fabricante|código fabricante|código del fabricante|número da peça|número de peça|part number do fabricante|código do fabricante|referência fabricante|referência do fabricante|pn fabricante
    codice produttore|codice articolo produttore|codice costruttore|codice fabbricante|numero parte|riferimento produttore|pn produttore|fabrikantnummer|onderdeelnummer|artikelnummer fabrikant|numer części|numer części producenta|numer katalogowy producenta|kod producenta|symbol producenta|nr części|nr katalogowy producenta
    číslo dílu|číslo dílu výrobce|kód výrobce|objednací kód výrobce|artikelnummer tillverkare|tillverkarens artikelnummer|tillverkarens art nr|tillverkares artikelnr|komponentnummer|parça numarası|parça no|üretici parça numarası|üretici parça no|üretici kodu
    номер детали|артикул производителя|номер производителя|партномер|парт номер|код производителя|каталожный номер|децимальный номер|заказной номер производителя|mã sản phẩm|mã linh kiện|mã hàng hãng|mã nhà sản xuất|mã hãng|mã sp
    メーカー型番|メーカー品番|メーカ型番|メーカ型式|部品型番|部品番号|品番|製造元型番|製造元品番|부품번호|부품 번호|제조사 부품번호|제조사 품번|제조사 모델명|파트넘버|파트 넘버|품번
    制造商零件号码|制造商产品型号|器件型号|厂商料号|厂商零件编号|原厂料号|料号型号|规格/型号|芯片型号|製造商料號|製造商型號|廠商料號|原廠料號|原廠型號`,
  value:
    'part value|component value|valor|valore|waarde|wartość|hodnota|värde|değer|номинал|значение|giá trị|値|定数|값|参数值|part|device value|comp value|part type|part name lib',
  'supplier-part': `supplier sku|supplier stock code|supplier order code|order number supplier|vendor sku|vendor stock number|vendor item|vendor item number|distributor sku|distributor order number|distributor part no|distributor pn|jlc|jlc part no|jlcpcb|jlcpcb part no|lcsc no|lcsc part number|szlcsc|digikey no|digi key|digi key part number|digi key no|dk part number|dk pn|mouser part no
    newark|newark no|newark part number|newark pn|farnell no|farnell part number|farnell pn|element14|rs|rs no|rs part no|rs stock no|tme|tme no|tme part number|arrow|arrow no|arrow part number|avnet|avnet no|avnet part number|future part number|reichelt|conrad|conrad nr|octopart|verical|oc farnell|oc newark|bestellnr|bestell nr|lieferanten artikelnummer|artikelnummer lieferant|réf fournisseur|code fournisseur|código proveedor|referencia proveedor|código fornecedor|codice fornitore|numer dostawcy|artikelnummer leverancier|kód dodavatele|leverantörens artikelnummer|tedarikçi kodu|артикул поставщика|код поставщика|mã nhà cung cấp|仕入先品番|공급사 품번|立创编号|商城编号|嘉立创编号|采购编号`,
  name: `host|device label|asset|asset description|hostnames|node name|node|caption|entity|entity name|display label|station name|camera label|channel name|channel title|endpoint|endpoint name|machine name|computer|pc name|nodename|unit name|title|part name|item description short|ip camera name|device id|camera id|cameraid|deviceid|asset name tag
    kamera|kameraname|rechnername|gerätebez|artikel|artikelbezeichnung|caméra|nom caméra|nom de caméra|nom équipement|nom de la machine|nom machine|libellé équipement|cámara|nombre de equipo|nombre del equipo|nombre de dispositivo|nombre del dispositivo|nombre cámara|dispositivo|equipo|nome|nome dispositivo|nome do dispositivo|nome do equipamento|nome equipamento|nome da câmera|câmera|nome telecamera|telecamera|apparecchio|apparecchiatura|nome apparato|apparato
    naam|apparaat|apparaatnaam|toestel|cameranaam|nazwa|nazwa urządzenia|urządzenie|nazwa kamery|název|název zařízení|zařízení|jméno|namn|enhet|enhetsnamn|benämning|cihaz|cihaz adı|kamera adı|ürün adı|adı|laite|nimi|enhed|navn|név|eszköz|denumire|naziv
    наименование|название|устройство|наименование устройства|имя устройства|имя|камера|оборудование|наименование оборудования|назва|tên camera|tên thiết bị|thiết bị|tên|tên máy|機器名|装置名|名前|カメラ名|製品名|機器|品目|ホスト名|品目名|장비명|장비|장치명|기기명|이름|카메라명|카메라 이름|제품명|품명|품목|호스트명|资产|终端名称|产品|摄像头名称|通道名称|監視器名稱|攝影機名稱`,
  description: `item desc|part description|component description|product description|long description|short description|specification|specifications|spec|descripción|descripcion del articulo|descrição|descrizione|omschrijving|beschrijving|opis|popis|beskrivning|açıklama|kuvaus|beskrivelse|leírás|descriere|описание|характеристики|опис|mô tả|diễn giải|説明|仕様|品名仕様|摘要|설명|사양|규격|描述说明|技术参数|規格`,
  designator: `reference designator s|reference designator|ref designator|ref designators|ref des|refdes s|component reference|reference s|references list|parts|location designator|placement|part ref|part references|bauteil|bauteile|bezeichner|referenz|positionsnummer bauteil|repères|désignateur|désignateurs|designador|designadores|referencia|referencias|referência|referências|designatore|riferimento|riferimenti|referentie|referenties|oznaczenie|oznaczenia|desygnator|označení|beteckning|komponentbeteckning|tanımlayıcı|обозначение|позиционное обозначение|поз обозначение|поз обознач|ký hiệu|部品記号|回路記号|リファレンス|部品番号リファレンス|레퍼런스|부품기호|位号名|标号|元件标号|位號`,
  footprint: `pcb footprint name|footprint name|decal|pcb decal|pkg|land pattern|casecode|case code|case size|empreinte pcb|encapsulado|huella|encapsulamento|contenitore|impronta|behuizing|obudowa|pouzdro|kapsling|kılıf|корпус|посадочное место|パッケージ|フットプリント|패키지|풋프린트|封裝`,
  quantity: `qty per board|qty per pcb|qty per unit|qty per assembly|qty per|per board|quantity per board|quantity per assembly|quantity per unit|quantity gross|quantity needed|quantity required|required quantity|qty required|qty needed|qty ordered|build quantity|total quantity|total qty|order qty|installed quantity|number of units|no of units|no of devices|number of cameras|no of cameras|nr of units|unit count|amount of units|pieces|pcs|qté totale|quantities|ea
    menge gesamt|stk|anz|bestellmenge|gesamtmenge|qté|quantités|nb|nbre|nombre d'unités|cantidad|cant|cantidad total|número de unidades|unidades|uds|quantidade|qtd|qtde|quant|quantità|qta|qtà|q tà|pezzi|numero pezzi|aantal|stuks|hoeveelheid|ilość|szt|liczba|liczba sztuk|množství|počet|počet kusů|ks|antal|kvantitet|mängd|adet|miktar|sayı|määrä|kpl|antall|mennyiség|db|darab|cantitate|količina|количество|кол во|кол|шт|к во|кількість|số lượng|sl|s lượng|個数|員数|使用数|台数量|수량|개수|대수|数量 台|数量 个|总数|總數|用量 pcs`,
  serial: `serial s|serials|serialnumbers|serial numbers|s n|s/n|sno serial|service tag|servicetag|device serial no|device serial number|product serial number|chassis serial|system serial number|entphysicalserialnum|hardware serial|seriennr|serien nr|fabriknummer|fabrik nr|gerätenummer|n de série|num série|numéro série|no de série|n série|número de serie|nro de serie|núm de serie|no de serie|n de serie|serie|número de série|nº série|numero di serie|numero seriale|n serie|matricola|seriale|serienummer|serienr|numer seryjny|nr seryjny|nr fabryczny|numer fabryczny|sériové číslo|výrobní číslo|seri numarası|seri no|sarjanumero|serijski broj|gyári szám|sorozatszám|număr de serie|серийный номер|серийный|заводской номер|зав номер|серийный №|сер номер|s n номер|серійний номер|số serial|số seri|số sê ri|serial no|シリアル番号|シリアルナンバー|シリアル|製造番号|製番|機番|시리얼|시리얼번호|시리얼 번호|일련번호|제조번호|出厂序列号|设备序列号|sn码|sn号|序號 sn|機身序號`,
  asset: `asset no|asset tag number|property number|property tag|barcode|tag number|ci id|ci number|anlagennummer|anlagen nr|inventar nummer|numéro d'inventaire|n inventaire|code inventaire|número de inventario|n inventario|numero inventario|cespite|número de patrimônio|patrimônio|patrimonio|inventarisnummer|numer inwentarzowy|nr inwentarzowy|inventární číslo|inventarienummer|demirbaş no|инвентарный номер|инв номер|mã tài sản|số tài sản|管理番号|資産番号|備品番号|자산번호|관리번호|资产编码|設備編號|資產編號|固定资产编码`,
  mac: `mac id|mac adresi|mac adres|adres mac|mac adresa|indirizzo mac|dirección mac|direccion mac|endereço mac|mac adress|mac cím|mac osoite|adresa mac|mac адрес|địa chỉ mac|mac アドレス|macアドレス|mac 주소|맥주소|맥 주소|wi fi mac|ethernet mac address|wired mac address|wireless mac address|wifi mac address|primary mac|interface mac|nic mac|mac 1|physical addr|hardware addr|hw address|hardware mac address|mac码|mac address s`,
  'interface-vendor':
    'mac vendor|mac manufacturer|nic vendor|nic manufacturer|oui|oui vendor|oui name|oui company|vendor oui|mac oui|adapter manufacturer|adapter company|network adapter company|ethernet vendor|mac address vendor|manufacturer oui|mac厂商|mac 厂商',
  address: `ip v4|ip v4 address|ip v6 address|host ip|device ip|camera ip|ip camera|management ip address|mgmt ip address|mgmt address|ip host|ip adress|ip address s|private ip|dirección ip|direccion ip|endereço ip|indirizzo ip|ip adres|adres ip|ip adresa|ip adresi|ip cím|ip osoite|adresa ip|ip адрес|айпи|địa chỉ ip|ip アドレス|ipアドレス|ip 주소|아이피|아이피 주소|设备ip|ip位置|网络地址|ip地址 ipv4|ipv4 地址`,
  firmware: `firmware ver|fw|fw revision|firmware build|firmware level|current firmware|software|software revision|sw ver|os|os version|ios version|entphysicalfirmwarerev|dsp version|main program version|system version|versión de firmware|versión firmware|versión|versão do firmware|versão firmware|versão|versione firmware|versione|firmwareversie|versie|wersja oprogramowania|wersja firmware|wersja|verze firmwaru|verze|firmware verze|firmwareversion nr|programvaruversion|firmware sürümü|yazılım sürümü|sürüm|версия прошивки|прошивка|версия по|версия|phiên bản firmware|phiên bản|ファームウェア|ファームウェアバージョン|バージョン|ファームバージョン|펌웨어|펌웨어 버전|버전|固件版本号|软件版本号|程序版本|韌體`,
  url: 'product url|manufacturer link|octopart url|enlace|hoja de datos|ficha técnica|ficha tecnica|scheda tecnica|fiche produit|ссылка|даташит|データシート|데이터시트|数据表|链接地址',
  site: `site code|site id|location name|sede|sitio|ubicación sitio|instalación|planta|local|unidade|stabilimento|impianto|locatie|vestiging|lokalizacja|obiekt|placówka|lokalita|pobočka|plats|anläggning|tesis|şube|объект|площадка|филиал|адрес объекта|здание|tòa nhà|mã toà nhà|mã tòa nhà|địa điểm|chi nhánh|拠点|拠点名|設置拠点|事業所|建物|사이트|지점|사업장|건물|站點|單位|单位|使用单位|所属单位`,
  location: `physical location|installed location|install location|installation location|position|place|mount location|camera location|area name|einbauort|aufstellort|montageort|ort|lage|localisation|pièce|local technique|ubicación|ubicacion|localización|sala|zona|localização|ubicazione|posizione|luogo|ruimte|plaats|miejsce|pomieszczenie|umístění|místnost|placering|rum|konum|yer|sijainti|plassering|beliggenhed|hely|helyszín|locație|место установки|местоположение|расположение|помещение|место|кабинет|розташування|khu vực|vị trí|vị trí lắp đặt|phòng|nơi lắp đặt|設置場所|場所|部屋|設置位置|フロア|설치장소|설치위치|위치|장소|설치 위치|所在位置|安装区域|监控区域`,
  status:
    'operational status|asset state|ci status|estado|estado del equipo|situação|stato|toestand|stan|stav|tila|durum|állapot|stare|состояние|статус|стан|trạng thái|tình trạng|状態|ステータス|상태|使用狀態|状态信息|在线状态',
  kind: 'hardware category|asset type|asset category|ci class|camera type|unit type|model type|device class|device role|function|equipment category|part category|component type|catégorie|type équipement|type de matériel|tipo|tipo de equipo|tipo de dispositivo|categoría|tipo de equipamento|tipo dispositivo|tipo apparato|categoria|soort|type apparaat|rodzaj|typ urządzenia|kategoria|typ zařízení|druh|kategorie zařízení|kategori|utrustningstyp|typ av enhet|tür|cihaz türü|тип|тип устройства|тип оборудования|категория|вид|loại|loại thiết bị|chủng loại|loại camera|種類|種別|区分|機器種別|カテゴリ|종류|유형|구분|장비구분|分类|设备分类|設備類型|類型|類別',
  purchased:
    'purchased|purchase date|date of acquisition|acquisition date|date acquired|received date|fecha de compra|fecha de adquisición|data de compra|data de aquisição|data acquisto|data di acquisto|aankoopdatum|data zakupu|datum nákupu|datum pořízení|inköpsdatum|satın alma tarihi|дата покупки|дата приобретения|ngày mua|購入日|導入日|구매일|구입일|도입일|购入日期',
  installed:
    'date installed|install on|deployment date|deployed on|go live|fecha de instalación|data de instalação|data installazione|installatiedatum|data instalacji|datum instalace|kurulum tarihi|дата установки|дата ввода в эксплуатацию|ngày lắp đặt|設置日|설치일|设置日期|启用日期',
  notes:
    'additional notes|observations|observaciones|notas|observações|obs|note aggiuntive|opmerking|opmerkingen|uwagi|poznámka|poznámky|anmärkning|notering|notlar|not|примечание|примечания|комментарий|ghi chú|備考欄|備考|メモ|비고|메모|说明备注|備註欄',
  rack: 'rack unit|rack id|rack no|cabinet|cabinet no|schrank|baie|armoire|armario|armadio|szafa|стойка|шкаф|ラック|랙',
  source:
    'avl|aml|approved source|approved vendor|approved vendors|approved manufacturer part|approved manufacturers|mfr and pn|mfr mpn|manufacturer and mpn|manufacturer mpn|manufacturer part number combined|mfg mfg pn|manufacturer and part number|manufacturer and pn|mfr and mpn|mfg and mpn|hersteller und teilenummer|fabricant et référence',
  choice:
    'aml status|avl status|aml preference|avl preference|mfr status|sourcing status|source status|approval status|preferred status|manufacturer status|alternate flag|is alternate|primary or alternate|primary/alternate',
  unfitted:
    'dnp|dni|dnf|dns|do not place|do not populate|do not fit|do not install|do not stuff|nopop|no pop|not fitted|not populated|not placed|unpopulated|unfitted|nicht bestückt|nicht bestücken|unbestückt|exclude from board|do not mount|dnm|未实装|不贴|不焊|空贴|未実装|미실장',
  fitted:
    'fitted|populate|populated|place|placed|stuff|stuffed|mounted|mount|install part|assemble|bestückt|bestücken|monté|实装|是否贴装|是否焊接|実装|실장',
  secret:
    'contraseña|clave|usuario|senha|usuário|utente|gebruiker|wachtwoord|hasło|użytkownik|heslo|uživatel|lösenord|användare|şifre|parola|kullanıcı|kullanıcı adı|пароль|логин|пользователь|mật khẩu|tài khoản|tên đăng nhập|パスワード|ユーザー名|ユーザ名|비밀번호|패스워드|아이디|사용자|帐号|賬號|密碼',
};

/** Every header that is known, with what its column holds. */
export function* knownHeaders(): Generator<readonly [header: string, field: ColumnField]> {
  for (const field of Object.keys(words) as ColumnField[]) {
    for (const header of words[field]?.split(' ') ?? []) yield [header, field];
  }
  for (const field of Object.keys(phrases) as ColumnField[]) {
    for (const header of phrases[field]?.split(/[|\n]/) ?? []) yield [header, field];
  }
}
