/** What an auditor can check: the chain of signed entries, the statements in them, and the verifier. Pure, no network. */
@NullMarked
package io.drillbook.runbooks.evidence;

import org.jspecify.annotations.NullMarked;
