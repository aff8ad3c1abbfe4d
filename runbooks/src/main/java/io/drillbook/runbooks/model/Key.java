package io.drillbook.runbooks.model;

/**
 * A key that an author may write.
 *
 * @param required whether its mapping is incomplete without it
 * @param about one sentence, for the reference and for editors
 */
public record Key(String name, Form form, boolean required, String about) {}
