package io.drillbook.runbooks.json;

/** A value that is not of the type it should have. */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    ValueException(String path, String reason) {
        super(path.isEmpty() ? reason : path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** Where in the value: {@code nodes[2].peer_port}, or empty for the whole value. */
    public String path() {
        return path;
    }

    /** What was found and what was expected, without the path. */
    public String reason() {
        return reason;
    }

    /** The same fault, seen from a value that holds this one under {@code outer}. */
    ValueException within(String outer) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new ValueException(outer + separator + path, reason);
    }
}
