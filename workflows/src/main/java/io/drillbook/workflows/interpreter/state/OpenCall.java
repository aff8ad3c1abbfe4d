package io.drillbook.workflows.interpreter.state;

/**
 * An activity whose end has not been heard of.
 *
 * @param path of the act
 * @param cancelling whether it was asked to stop
 */
public record OpenCall(String path, boolean cancelling) {}
