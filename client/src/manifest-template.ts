/**
 * A device manifest to fill in, in the syntax of snippets: who owns the site decides which rules bind, so that is asked
 * before the devices.
 */
export const manifestTemplate = `deviceManifest: "1.0"
site:
  name: \${1:Name of the site}
  organizationKind: \${2|national-government,crown-corporation,sub-national-government,critical-infrastructure,private,household,other|}
  jurisdiction: \${3:CA}
devices:
  - name: \${4:Where it stands or what it is called}
    kind: \${5|camera,recorder,encoder,access-control,intercom,alarm-panel,radio,router,switch,access-point,modem,gateway,server,storage,workstation,drone,sensor,controller,display,module,soc,board,software,service,other|}
    manufacturer: \${6:Name on the label or in the contract}
    model: \${7:Model on the label}
    quantity: \${8:1}
    status: \${9|proposed,planned,ordered,spare,in-service,isolated,being-replaced,removed|}
$0`;
