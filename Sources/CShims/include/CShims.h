// What Swift cannot call itself, one typed function per shape; every name begins with `ps_`.
#ifndef PROVIDER_SURVEY_CSHIMS_H
#define PROVIDER_SURVEY_CSHIMS_H
#include "CShimsAllocator.h"
#include "CShimsCurl.h"
#include "CShimsMemoryFile.h"
#include "CShimsThread.h"
#include "CShimsXML.h"
#endif
