/**
 * The local web application: an HTTP API under {@code /api/v1} and the page that uses it. What it
 * offers, its limits and its safety are described for users in docs/SERVE.md; every answer is
 * described in {@code openapi.json}, and the tests hold every answer against that description.
 *
 * <p>Start it with a model and options, as {@code sonaffect serve} does:
 *
 * <pre>{@code
 * try (SonaffectServer server = SonaffectServer.start(model, options)) {
 *   System.out.println(server.address());
 *   ...
 * }
 * }</pre>
 *
 * <p>A request passes these classes, in this order:
 *
 * <ol>
 *   <li>{@code SonaffectServer} joins everything and names the routes. {@code Limits} holds what a
 *       client may cost, {@code ServeOptions} what is served and where.
 *   <li>{@code Guard} refuses requests for other hosts, changes asked for by other sites, and who
 *       has no token or asks too often ({@code access}), and sets the headers for browsers. {@code
 *       SlowConnections} closes connections whose request head never arrives, {@code HeadAsGet}
 *       answers {@code HEAD}.
 *   <li>{@code AnalysisApi} takes audio. A request first gets a place in the queue of {@code
 *       Workers}; without one it is refused before it uploads anything.
 *   <li>{@code Uploads} receives the file in one of the {@code UploadPlaces}, as the body ({@code
 *       PacedInput}) or from a form ({@code FormFile}), within the disk of {@code DiskBudget}.
 *       {@code LeftBody} deals with what a refused client still sends.
 *   <li>{@code Analysis} reads and predicts: the outline, then the whole clip, then the curve. What
 *       it needs of the model is {@code Analyst}.
 *   <li>The answer comes within the request ({@code Prompt}), or the work becomes a job: {@code
 *       Jobs} keeps what is accepted in {@code JobStore}, so that it survives the end of the
 *       process. {@code Owners} says whose it is, {@code KeptResults} which results make room.
 *   <li>{@code AnalysisJson} and {@code Json} write the answer; {@code Refusal} is every error, as
 *       {@code application/problem+json}. {@code SlowReaders} drops clients that do not read.
 * </ol>
 *
 * <p>Beside them: {@code ModelApi}, {@code CorpusLibrary}, {@code RunLibrary} and {@code StatusApi}
 * answer what needs no upload; {@code WebPage} serves the page; {@code StateFolder} is the folder
 * of jobs and uploads, and {@code DiskHealth} knows whether it takes files.
 */
@NullMarked
package org.sonaffect.server;

import org.jspecify.annotations.NullMarked;
