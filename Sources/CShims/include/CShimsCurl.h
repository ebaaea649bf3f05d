#ifndef PROVIDER_SURVEY_CSHIMS_CURL_H
#define PROVIDER_SURVEY_CSHIMS_CURL_H

#include <curl/curl.h>

// `curl_easy_setopt`, `curl_easy_getinfo` and `curl_multi_setopt` are variadic, which Swift cannot call. One function per
// shape of the argument, because a variadic `long` must really be a `long`, and a `curl_off_t` a `curl_off_t`.

CURLcode ps_curl_set_long(CURL *handle, CURLoption option, long value);
/// libcurl copies the string; null takes back a default.
CURLcode ps_curl_set_string(CURL *handle, CURLoption option, const char *value);
/// libcurl keeps the pointer: what it points to must live as long as the handle.
CURLcode ps_curl_set_pointer(CURL *handle, CURLoption option, void *value);
/// libcurl keeps the list: it must live as long as the handle.
CURLcode ps_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list);
/// For `CURLOPT_WRITEFUNCTION` and `CURLOPT_HEADERFUNCTION`, which share one signature.
CURLcode ps_curl_set_receiver(CURL *handle, CURLoption option, curl_write_callback receiver);
CURLcode ps_curl_set_open_socket(CURL *handle, curl_opensocket_callback open_socket);

CURLcode ps_curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode ps_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);

CURLMcode ps_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

/// The address that libcurl is about to connect to, in network order: 4 bytes for IPv4, 16 for IPv6, and how many were
/// written; 0 for any other family. `struct curl_sockaddr` ends in a buffer that Swift cannot see the size of.
size_t ps_curl_address_bytes(const struct curl_sockaddr *address, unsigned char out[16]);

#endif
