/// <reference path="../../node_modules/@types/google-apps-script/index.d.ts" />
