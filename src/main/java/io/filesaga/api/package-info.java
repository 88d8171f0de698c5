/**
 * HTTP in and out: the {@code /v1} resources. A resource reads a request, calls one use case of another room, and says
 * the answer; it decides nothing.
 *
 * <p>Four small rooms belong to it: {@code request} reads what clients send (bodies, headers, query, content),
 * {@code answer} is what they are told in JSON, {@code problem} is every refusal as {@code application/problem+json} (RFC
 * 9457), and {@code identity} is who asks. They know nothing of each other's business: a new field is one line in
 * {@code request} or {@code answer}, a new status one line in {@code problem}.
 *
 * <p>Guarantees: the owner comes from the verified identity and never from the request; every failure, also of unknown
 * routes and broken JSON, is a problem that names the reason and, where there is one, the field; no stack trace, no SQL and
 * no secret leaves; content is never held whole.
 *
 * <p>May import {@code files}, {@code files.catalog}, {@code files.upload}, {@code events}, {@code events.sns}
 * and {@code sagas} (the client and its views).
 */
@NullMarked
package io.filesaga.api;

import org.jspecify.annotations.NullMarked;
