package io.drillbook.runbooks.call;

/**
 * A text somebody signed with an SSH key.
 *
 * @param statement the very text
 * @param signature in the armoured form of {@code ssh-keygen -Y sign}
 */
public record SignedText(String statement, String signature) {}
