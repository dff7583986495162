import { face, method } from './face.ts'
import { htmlOf } from './html-service.ts'
import { needConsent, type Running } from './running.ts'
import type { Menu } from './screen.ts'

/** What a script shows to the person: menus, the sidebar, alerts. */
export function uiFace(running: Running): object {
  const { host, realm } = running
  return face(realm, 'Ui', {
    createMenu: method(['text'], (caption) => menuFace(running, caption)),
    showSidebar: method(['any'], (html) => {
      needConsent(running, 'Ui.showSidebar', 'script.container.ui')
      host.showSidebar(htmlOf(html, 'Ui.showSidebar'))
    }),
    alert: method(['text'], (text) => {
      host.add('alerts', text)
      return face(realm, 'Button', {})
    }),
  })
}

function menuFace({ host, realm }: Running, caption: string): object {
  const items: Menu['items'][number][] = []
  const menu: object = face(realm, 'Menu', {
    addItem: method(['text', 'text'], (itemCaption, functionName) => {
      items.push({ caption: itemCaption, functionName })
      return menu
    }),
    addSeparator: method([], () => {
      items.push(null)
      return menu
    }),
    addToUi: method([], () => host.addMenu({ caption, items })),
  })
  return menu
}
