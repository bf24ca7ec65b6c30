/* Which addresses of the internet protocol belong to the open network. */
#ifndef STANCEGRAPH_CLI_FETCH_ADDRESS_H
#define STANCEGRAPH_CLI_FETCH_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/**
 * May a page from anywhere make us connect to this address? Not to this machine, to a network that
 * is private, local or shared, to a group, or to one of these in the clothes of IPv6. What is
 * neither IPv4 nor IPv6 is not public. Pure. O(1).
 */
bool address_is_public(const struct sockaddr *address);

#endif
