package io.drillbook.runbooks.call;

/**
 * A person says that a target may be used again.
 *
 * @param by who says so, as the program sees it; not proven
 * @param reason why it is safe
 */
public record QuarantineRelease(String by, String reason) {}
