; Inno Setup 6.3 or newer: an installer for one user, without administrator's rights.
;   iscc /DVersion=1.2.3 build_spec\windows\installer.iss
; Silent: gazette-reader-1.2.3-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
#ifndef Version
  #error Say the version: iscc /DVersion=1.2.3
#endif
#define Name "公报阅读器"
#define Program "gazette-reader.exe"
#define FileType "GazetteReader.Archive"
#define Chinese AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl"

[Setup]
AppId={{6C0B1B3E-5C0F-4F57-9C55-2E6F1A0B7D94}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The gazette reader developers
DefaultDirName={localappdata}\Programs\gazette-reader
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=gazette-reader-{#Version}-setup
SetupIconFile=build\freeze\gazette-reader.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name}
LicenseFile=LICENSE
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
; Older Inno Setups do not bring the Chinese messages: put ChineseSimplified.isl into their Languages folder.
#if FileExists(Chinese)
Name: "zh"; MessagesFile: "{#Chinese}"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[InstallDelete]
; Libraries of an older version must not stay beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\gazette-reader\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.gazette"; ValueType: string; ValueData: "{#FileType}"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#FileType}"; ValueType: string; ValueData: "公报存档"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#FileType}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKCU; Subkey: "Software\Classes\{#FileType}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
