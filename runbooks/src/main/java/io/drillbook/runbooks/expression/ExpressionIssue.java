package io.drillbook.runbooks.expression;

import java.util.Optional;

/**
 * One thing wrong with an expression.
 *
 * @param code stable, in kebab-case: expression-syntax, expression-too-long, expression-too-deep, unknown-name,
 *     unknown-field, unknown-function, type-mismatch, may-be-absent, secret-in-expression, forbidden-function,
 *     forbidden-literal, bad-literal, never-equal, name-taken
 * @param offset of the first code point meant, from 0
 * @param message what is wrong, both sides named
 * @param hint what to write instead
 */
public record ExpressionIssue(String code, int offset, String message, Optional<String> hint) {}
