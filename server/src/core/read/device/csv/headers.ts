/** What a column of a table of devices or parts holds. */
export type Field =
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
  | 'secret';

/** Headers by field, folded as `foldHeader` folds them: English, Chinese, German, French, and what tools write. */
const headers: Readonly<Record<Field, string>> = {
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
  name: 'name devicename assetname hardwarename cameraname itemname equipmentname displayname systemname sysname hostname dnsname fqdn computername item device camera product equipment gerät gerätename bezeichnung nom nomdelappareil désignation appareil équipement 名称 设备名称 设备名 设备 模块名称 元件名称 产品名称 品名 主机名 资产名称 摄像机名称 名稱 設備名稱 品名 主機名稱',
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
  notes:
    'notes note comment comments remark remarks bemerkung bemerkungen notiz notizen kommentar remarque remarques commentaire commentaires 备注 注释 備註',
  secret:
    'password passwd passphrase pwd pass psw user username login loginname account credentials credential secret token apikey snmpcommunity community communitystring psk wifikey wifipassword wpakey pin pincode hardwareusername hardwarepassword adminpassword rootpassword deviceusername devicepassword kennwort passwort benutzer benutzername zugangsdaten anmeldename motdepasse mdp utilisateur nomdutilisateur identifiant identifiants 密码 口令 用户名 用户 账号 账户 登录名 登录密码',
};

const fieldsByHeader: ReadonlyMap<string, Field> = new Map(
  (Object.keys(headers) as Field[]).flatMap(field =>
    headers[field].split(' ').map(header => [foldHeader(header), field] as const),
  ),
);

/** Letters and digits only, lower-case, accents kept as one letter each; full-width forms as plain ones. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const longestHeader = 60;

/** What a column with this header holds; undefined where nobody knows. Numbered columns (`Supplier 2`) and units in brackets are understood. */
export function fieldOf(header: string): Field | undefined {
  if (header === '' || header.length > longestHeader) return undefined;
  const folded = foldHeader(header);
  // `Mfr. #` is a number that the maker gave, and no maker.
  const numbered = header.includes('#') ? fieldsByHeader.get(`${folded}no`) : undefined;
  if (numbered !== undefined) return numbered;
  const found = fieldsByHeader.get(folded) ?? fieldsByHeader.get(folded.replace(/\d+$/, ''));
  if (found !== undefined) return found;
  const bare = header.normalize('NFKC').replace(/\([^)]*\)|\[[^\]]*\]|[#*]/g, ' ');
  const known = fieldsByHeader.get(foldHeader(bare));
  if (known !== undefined) return known;
  // Whatever else it may be called: a column that speaks of passwords is one.
  return /passw|kennwort|passwort|mot ?de ?passe|密码|口令|secret|credential|api[ _-]?key/i.test(header)
    ? 'secret'
    : undefined;
}
