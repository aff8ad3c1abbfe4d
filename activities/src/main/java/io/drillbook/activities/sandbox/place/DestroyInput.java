package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Sandbox;

/** Inputs of {@code sandbox.destroy}. */
@About("Where to destroy what this run made")
public record DestroyInput(@About("Sandbox") Sandbox sandbox) {}
