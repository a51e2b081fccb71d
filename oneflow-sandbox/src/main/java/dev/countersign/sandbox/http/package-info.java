/** The small HTTP layer of the sandbox: a router over the JDK's server, requests, replies and Oneflow's error body. */
@NullMarked
package dev.countersign.sandbox.http;

import org.jspecify.annotations.NullMarked;
