#!/bin/sh
# Puts what pjsip.conf needs of the environment, which it cannot read, into files that it includes; becomes Asterisk.
set -eu

# A value goes into a configuration file: nothing in it may be more than a value there.
checked() {
    case $2 in
        '' | *[!A-Za-z0-9._-]*)
            echo "start-asterisk: $1 must be letters, digits, . _ and -" >&2
            exit 1
            ;;
    esac
    printf '%s' "$2"
}
address=$(checked PUBLIC_ADDRESS "${PUBLIC_ADDRESS:-}")
password=$(checked PHONE_PASSWORD "${PHONE_PASSWORD:-}")

umask 077
printf 'external_media_address = %s\nexternal_signaling_address = %s\n' "$address" "$address" \
    > /run/asterisk/address.conf
printf 'password = %s\n' "$password" > /run/asterisk/password.conf
exec asterisk -f
