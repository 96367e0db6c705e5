#!/usr/bin/env bash
# Installs what the workbench test drives, on a bare Debian machine with Node 20: Chromium from Debian's packages, and a real
# VS Code workbench (code-server, from npm) into $1. A second call finds everything there and does nothing.
set -euo pipefail
code_server=4.100.3
folder=${1:-${UNBOX_WORKBENCH:-$HOME/.cache/unbox/workbench-$code_server}}
log=$folder/install.log
mkdir -p "$folder"

quietly() {
    "$@" >>"$log" 2>&1 || { tail -n 30 "$log" >&2; printf 'install.sh: "%s" failed; all of it is in %s\n' "$*" "$log" >&2; exit 1; }
}

if ! command -v chromium >/dev/null || ! command -v rg >/dev/null || ! [ -e /usr/include/gssapi.h ]; then
    root=$([ "$(id -u)" = 0 ] || echo sudo)
    quietly $root apt-get update
    quietly $root apt-get install -y --no-install-recommends chromium ripgrep fonts-dejavu-core g++ make python3 pkg-config libkrb5-dev
fi
[ -e "$folder/.installed" ] && exit 0

cd "$folder"
[ -f package.json ] || echo '{"private": true}' >package.json
# Its own installation script downloads; what that does is done here, from npm alone.
quietly npm install --ignore-scripts "code-server@$code_server"
quietly npm rebuild argon2 --build-from-source
cd node_modules/code-server/lib/vscode
quietly npm install --omit=dev --ignore-scripts
for native in kerberos @vscode/spdlog native-watchdog @vscode/deviceid; do
    quietly npm rebuild "$native"
done
# Without it there is no terminal, which no scene needs.
npm rebuild node-pty >>"$log" 2>&1 || true
mkdir -p node_modules/@vscode/ripgrep/bin
cp "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
(cd bin/remote-cli && ln -sf code-linux.sh code-server)
(cd bin/helpers && ln -sf browser-linux.sh browser.sh)
(cd extensions && quietly npm install --omit=dev --ignore-scripts)
touch "$folder/.installed"
