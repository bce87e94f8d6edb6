/**
 * What our adapters add to the time of the services that they ask: each asks a service on this machine that answers at
 * once, in its vendor's own form.
 */
package dev.attendant.server.bench.engines;
