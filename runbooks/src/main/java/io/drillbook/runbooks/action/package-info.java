/** What an action is to the compiler: its name, its typed inputs and outputs, its risk. */
@NullMarked
package io.drillbook.runbooks.action;

import org.jspecify.annotations.NullMarked;
