package io.drillbook.runbooks.action;

import java.util.Locale;
import java.util.regex.Pattern;

/** Java names as authors of runbooks see them. */
final class JavaNames {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private JavaNames() {}

    /** {@code peerEndpoint} becomes {@code peer_endpoint}. */
    static String snakeCase(String name) {
        return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
