package dev.attendant.conversation.service;

/**
 * What is usual with a vendor, for the settings.
 *
 * @param url         of its service; empty when the operator must name one
 * @param keyVariable the variable of the environment in which its users keep their key
 */
public record Vendor(String url, String keyVariable) {}
