#!/bin/bash
# A host for tests: an ssh server and a PostgreSQL with TLS, its keys made at start.
set -euo pipefail
work=/srv/test
install -d -m 0755 "$work" /run/sshd
install -d -o postgres -g postgres -m 2775 /run/postgresql
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
ssh-keygen -q -t ed25519 -N '' -f "$work/client"
ssh-keygen -q -t ed25519 -N '' -f "$work/stranger"
install -o postgres -g postgres -m 0600 "$work/client.pub" /etc/drillbook/ssh/authorized_keys

authority() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$work/$1.key" -out "$work/$1.crt" \
        -addext basicConstraints=critical,CA:TRUE 2> /dev/null
}
certificate() {
    openssl req -newkey rsa:2048 -nodes -subj "/CN=$1" -keyout "$work/$1.key" -out "$work/$1.csr" 2> /dev/null
    openssl x509 -req -in "$work/$1.csr" -CA "$work/authority.crt" -CAkey "$work/authority.key" -CAcreateserial \
        -days 2 -out "$work/$1.crt" -extfile <(printf 'subjectAltName=%s' "$2") 2> /dev/null
}
authority authority
authority other-authority
certificate server IP:127.0.0.1,DNS:localhost
chmod a+r "$work"/*.crt
install -o postgres -g postgres -m 0600 "$work/server.key" "$work/server.crt" /var/lib/postgresql/

bin=$(echo /usr/lib/postgresql/*/bin)
as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/var/lib/postgresql)
printf 'test-password-1' > "$work/password"
chmod a+r "$work/password"
"${as_postgres[@]}" "$bin/initdb" -D /var/lib/postgresql/data -U tester --pwfile="$work/password" \
    --auth=scram-sha-256 --no-sync > /dev/null
printf 'hostssl all all all scram-sha-256\n' > /var/lib/postgresql/data/pg_hba.conf
"${as_postgres[@]}" "$bin/pg_ctl" -D /var/lib/postgresql/data -w -l /var/lib/postgresql/log start \
    -o "-c listen_addresses=* -c fsync=off -c ssl=on -c ssl_cert_file=/var/lib/postgresql/server.crt -c ssl_key_file=/var/lib/postgresql/server.key" > /dev/null
touch "$work/ready"
exec /usr/sbin/sshd -D -e
