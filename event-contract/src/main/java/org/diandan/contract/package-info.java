/**
 * What the services say to each other: event records with their wire names, the topics they travel
 * on, and the code types both sides must read alike. Nothing here names a person.
 */
@NullMarked
package org.diandan.contract;

import org.jspecify.annotations.NullMarked;
