package io.drillbook.worker.form;

/**
 * What a report is made of.
 *
 * @param mark the ledger's head as people pass it on
 * @param at RFC 3339
 * @param selection in words
 */
public record ReportHead(String ledger, String mark, String at, String selection) {}
