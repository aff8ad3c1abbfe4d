package io.drillbook.runbooks.inventory;

import java.util.regex.Pattern;

/** What a text in an inventory can be. */
public enum TextForm {
    /** Any text that says something. */
    ANY("a text"),
    NAME("a name of lower-case letters, digits, \"-\", \"_\" and \".\", such as pg-1"),
    ENGINE("an engine such as postgresql"),
    HOST_AND_PORT("an address and port such as 127.0.0.1:5432"),
    ADDRESS("a host name or IP address, without port"),
    WEB_ADDRESS("an address such as https://s3.example.org:7070, without a path"),
    BUCKET("a bucket's name, 3 to 63 lower-case letters, digits, \".\" and \"-\""),
    PREFIX("empty, or the start of a key that ends in \"/\" and does not begin with it"),
    KEY_PATH("the start of a key, without \"/\" at its start"),
    ABSOLUTE_PATH("a path that begins with \"/\""),
    PERSON_KEY("public SSH keys such as \"ssh-ed25519 AAAA... ann@laptop\""),
    HOST_KEY("a host's public key as in known_hosts: \"ssh-ed25519 AAAA...\"");

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}");
    private static final Pattern ENDPOINT = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:]{2,45}\\]):([1-9][0-9]{0,4})");

    /** TLS is not left out by accident: a store without it has no form here. */
    private static final Pattern WEB = Pattern.compile(
            "https://([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:]{2,45}\\])(:[1-9][0-9]{0,4})?/?");

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{20,}={0,2}");

    /** As for hosts, and keys that lie in hardware. */
    private static final Pattern PERSON = Pattern.compile(
            "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com)"
                    + " [A-Za-z0-9+/]{20,}={0,2}( [^\\r"
                    + "\\n"
                    + "]*)?");

    private final String about;

    TextForm(String about) {
        this.about = about;
    }

    /** What an author is told to write. */
    public String about() {
        return about;
    }

    /** Whether a text has this form. */
    public boolean holds(String text) {
        return switch (this) {
            case ANY -> !text.isBlank();
            case NAME -> text.matches("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
            case ENGINE -> text.matches("[a-z][a-z0-9]{0,31}");
            case HOST_AND_PORT -> ENDPOINT.matcher(text).matches() && port(text) <= 65_535;
            case ADDRESS -> HOST.matcher(text).matches();
            case WEB_ADDRESS -> WEB.matcher(text).matches();
            case BUCKET -> text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
            case PREFIX -> text.isEmpty() || (!text.startsWith("/") && text.endsWith("/"));
            case KEY_PATH -> !text.isBlank() && !text.startsWith("/");
            case ABSOLUTE_PATH -> text.startsWith("/") && text.length() > 1 && text.indexOf('\0') < 0;
            case PERSON_KEY -> PERSON.matcher(text).matches();
            case HOST_KEY -> PUBLIC_KEY.matcher(text).matches();
        };
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }
}
