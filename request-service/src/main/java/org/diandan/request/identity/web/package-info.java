/**
 * Signing in and out, accounts, keys, and what the other services may ask. Answers to unknown
 * logins and to wrong passwords are the same.
 */
@NullMarked
package org.diandan.request.identity.web;

import org.jspecify.annotations.NullMarked;
