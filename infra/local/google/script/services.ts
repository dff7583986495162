import { randomUUID } from 'node:crypto'
import { face, method } from './face.ts'
import { needConsent, type Running } from './running.ts'
import { urlFetchApp } from './url-fetch-app.ts'

/** Google's services beside the spreadsheet, by their global names. */
export const services = (running: Running): Readonly<Record<string, object>> => ({
  ScriptApp: scriptApp(running),
  UrlFetchApp: urlFetchApp(running),
  LockService: lockService(running),
  PropertiesService: propertiesService(running),
  Utilities: face(running.realm, 'Utilities', { getUuid: method([], () => randomUUID()) }),
})

const scriptApp = (running: Running): object =>
  face(running.realm, 'ScriptApp', {
    getIdentityToken: method([], () => {
      needConsent(running, 'ScriptApp.getIdentityToken')
      return running.host.identityToken(running.user)
    }),
  })

/** One execution runs at a time, so a lock is only ever refused when the host says that another holds it. */
const lockService = ({ realm, host }: Running): object =>
  face(realm, 'LockService', {
    getDocumentLock: method([], () =>
      face(realm, 'Lock', {
        tryLock: method(['number'], () => host.tryLock()),
        releaseLock: method([], () => undefined),
      }),
    ),
  })

const MOST_CHARACTERS = 9 * 1024

function propertiesService({ realm, host, user }: Running): object {
  const properties = (of: string): object => {
    const store: object = face(realm, 'Properties', {
      getProperty: method(['text'], (name) => host.property(`${of}/${name}`)),
      setProperty: method(['text', 'text'], (name, value) => {
        if (value.length > MOST_CHARACTERS) throw new Error('Argument too large: value')
        host.setProperty(`${of}/${name}`, value)
        return store
      }),
      deleteProperty: method(['text'], (name) => {
        host.deleteProperty(`${of}/${name}`)
        return store
      }),
    })
    return store
  }
  return face(realm, 'PropertiesService', {
    getDocumentProperties: method([], () => properties('document')),
    getScriptProperties: method([], () => properties('script')),
    getUserProperties: method([], () => properties(`user ${user}`)),
  })
}
