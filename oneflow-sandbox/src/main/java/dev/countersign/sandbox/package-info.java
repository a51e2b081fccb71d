/**
 * A stand-in for Oneflow, for the demo and the tests: what its public documentation says, and switches to make it misbehave.
 *
 * <p>Where the documentation is silent the sandbox had to choose. Every choice is listed here, so that nobody takes one for a fact about Oneflow:
 *
 * <ul>
 *   <li><b>Setup URL.</b> Parameter names ({@code token}, {@code account_id}, {@code user_email}, {@code return_url}) and whether it is a GET or a
 *       form POST are told only to partners; names are settings, both methods exist. Nothing on the call is signed.
 *   <li><b>Enabling and disabling.</b> Enabling an enabled extension keeps the token. Disabling revokes the token (401 from then on) and tells the
 *       partner nothing; webhooks and template groups stay and webhooks go on being called.
 *   <li><b>Token owner.</b> {@code token_info.integration.key} is a setting; {@code id} is null.
 *   <li><b>User header.</b> Missing where it is required: 400 with {@code parameter_problems}. No active user of the account: 403. Template groups and
 *       webhooks can be changed by admins (or without the header) only. {@code __CREATOR__} is the contract's creator, or the admin where there is no
 *       contract yet.
 *   <li><b>Order of checks.</b> Switched-on faults, token (401), rate limit (429), user (403), then the request itself.
 *   <li><b>Rate limit.</b> 2,000 calls per token in a window that begins with the first call; refused calls count too. No header tells the rest.
 *   <li><b>Status of success.</b> 200 for everything, also for creating and deleting; a deletion answers an empty object. Creating a webhook also
 *       answers a {@code Location}.
 *   <li><b>Unknown members</b> of a request are ignored; a body over 1 MiB is refused with 413; request ids are 40 hexadecimal digits.
 *   <li><b>Lists.</b> Without {@code sort} they are oldest first. {@code limit=all} works on every list. Page links keep the other parameters. Contracts
 *       can be filtered by {@code states}, {@code name} (equal), {@code query} (part of the name), {@code published_time} and
 *       {@code state_updated_time} (the last one is a guess); other filters and sort attributes are refused with 400. Both ends of a time range are
 *       included.
 *   <li><b>Template groups.</b> Names need not be unique. {@code extension_type} is "custom". Data fields are matched by {@code id} when one of the group's is sent, else
 *       by {@code custom_id}; in
 *       the answer system fields come first, then the request's order. Contracts keep the fields they were made with when the group changes.
 *   <li><b>Webhooks.</b> Callback URLs need not be unique. {@code sign_key} is returned. The id is {@code id} (or, as a setting, {@code webhook_id},
 *       the documentation has both). PUT leaves absent members alone; {@code filters: null} removes the filters. Rules within a filter are ANDed,
 *       filters are ORed. http is accepted for loopback addresses only, and can be forbidden.
 *   <li><b>Delivery.</b> Each interested webhook gets a call of its own with a callback id of its own, holding only the events it asked for. All
 *       events of one action travel together, and those of actions within the coalescing window too. Body and signature are made once, so a changed
 *       sign key does not reach calls that wait for a retry; a changed URL does. A deleted webhook's waiting calls are dropped. Without a sign key the
 *       signature is that of an empty key. Ten seconds per attempt, no order between calls, redirects are not followed, no webhook is ever switched
 *       off for failing.
 *   <li><b>Events.</b> {@code contract:create} on creation; nothing for parties and participants then. Setting data fields: one
 *       {@code data_field:update} per changed field, and {@code contract:content_update} once the contract is published. {@code participant:first_visit}
 *       when somebody signs or declines for the first time. No automatic {@code contract:signature_reset} when data changes after a signature.
 *   <li><b>Contracts.</b> Data fields can be changed in draft, pending and overdue, otherwise 409. Any state can be deleted; a deleted contract is
 *       404. The signing period is 30 days and expires only by hand. Lifecycle: no duration; "awaiting" from the last signature; steps by hand. The
 *       owner's side is the creator, who signs too, unless {@code my_party} says otherwise. A contract without a name gets its template's. Updating a contract
 *       needs a user, changes its name alone (409 outside draft, pending and signed), and causes no event. A new contract is in lists at once, unless
 *       the fault {@code listing_lag_ms} is on.
 *   <li><b>Template lag.</b> While it lasts {@code template_id} and {@code template_type_id} are null and their links are missing. No event is sent when
 *       it ends. Webhooks bound to the group are not affected.
 *   <li><b>Files.</b> Only file 1. The storage refuses a call that carries the Oneflow token, and a URL older than five minutes.
 *   <li><b>Helper {@code contract_create_data}.</b> Answers the connector's form: the templates as a plain array.
 *   <li><b>Ids</b> of all kinds come from one growing sequence that starts at the seconds since 2026-01-01, so that a restarted sandbox does not hand out
 *       old ids again. Nothing outlives the process.
 * </ul>
 */
@NullMarked
package dev.countersign.sandbox;

import org.jspecify.annotations.NullMarked;
