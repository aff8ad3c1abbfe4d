package io.drillbook.runbooks.call;

/**
 * What a lock tells a run that waits in its queue.
 *
 * @param owner key of the run it is meant for; a later run of the same workflow id is another one
 */
public record LockNotice(String owner, LockAnswer answer) {}
